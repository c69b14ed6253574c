;; The inner loops of the tagger, in vectors of 128 bits. All memory is handed in as addresses (`kernel.ts`); nothing is allocated here.
;;
;; Sums of weights (`sums.ts`) are rows of 24 numbers of 16 bits, one for each tag, in three vectors; 258 of the greatest weights fill one, and
;; more leave it full. Those of forms, of which there are many, lie
;; closer, 18 numbers apart: where the third vector reaches into the next row it adds nothing, and what it reads there belongs to no tag.
;;
;; The chain (`chain.ts`) has rows of 18 numbers of 64 bits, in nine vectors, for up to four types: lanes 0-3 are the tags B, 4 is O, 5-8 are U,
;; 9-12 L, 13-16 I, and 17 is always 0. So what may begin after another span lies in lanes 0-8, and what may end one in lanes 4-12.
(module
  (import "kernel" "memory" (memory 1))

  ;; Finds features among the model's rows and adds their weights to sums: feature `features[i]` to the sums `into + stride * places[i]`.
  ;;
  ;; `present` has a bit for the upper 20 bits of each feature that has weights; rows `starts[h] … starts[h + 1] - 1` are those whose features
  ;; have the upper 16 bits `h`; a row is 24 weights of 8 bits, 4 bytes of nothing, and its feature.
  (func (export "add")
    (param $features i32) (param $places i32) (param $count i32)
    (param $present i32) (param $starts i32) (param $rows i32) (param $into i32) (param $stride i32)
    (local $i i32) (local $end i32) (local $feature i32) (local $start i32) (local $row i32) (local $last i32) (local $sums i32)
    (local $weights v128)
    (local.set $end (i32.shl (local.get $count) (i32.const 2)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $end)))
        (local.set $feature (i32.load (i32.add (local.get $features) (local.get $i))))
        (block $absent
          (br_if $absent
            (i32.eqz
              (i32.and
                (i32.const 1)
                (i32.shr_u
                  (i32.load
                    (i32.add (local.get $present) (i32.shl (i32.shr_u (local.get $feature) (i32.const 17)) (i32.const 2))))
                  (i32.shr_u (local.get $feature) (i32.const 12))))))
          (local.set $start
            (i32.add (local.get $starts) (i32.shl (i32.shr_u (local.get $feature) (i32.const 16)) (i32.const 2))))
          (local.set $row (i32.add (local.get $rows) (i32.shl (i32.load (local.get $start)) (i32.const 5))))
          (local.set $last (i32.add (local.get $rows) (i32.shl (i32.load offset=4 (local.get $start)) (i32.const 5))))
          (loop $search
            (br_if $absent (i32.ge_u (local.get $row) (local.get $last)))
            (if (i32.ne (i32.load offset=28 (local.get $row)) (local.get $feature))
              (then
                (local.set $row (i32.add (local.get $row) (i32.const 32)))
                (br $search))))
          (local.set $sums
            (i32.add
              (local.get $into)
              (i32.mul (i32.load (i32.add (local.get $places) (local.get $i))) (local.get $stride))))
          (local.set $weights (v128.load (local.get $row)))
          (v128.store
            (local.get $sums)
            (i16x8.add_sat_s (v128.load (local.get $sums)) (i16x8.extend_low_i8x16_s (local.get $weights))))
          (v128.store offset=16
            (local.get $sums)
            (i16x8.add_sat_s (v128.load offset=16 (local.get $sums)) (i16x8.extend_high_i8x16_s (local.get $weights))))
          (v128.store offset=32
            (local.get $sums)
            (i16x8.add_sat_s (v128.load offset=32 (local.get $sums)) (v128.load8x8_s offset=16 (local.get $row)))))
        (local.set $i (i32.add (local.get $i) (i32.const 4)))
        (br $next))))

  ;; Whether `count` numbers, at least 1, begin with 0 and none is less than the one before: else a wrong model would lead `add` astray.
  (func (export "isAscending") (param $numbers i32) (param $count i32) (result i32)
    (local $before i32) (local $here i32)
    (if (i32.load (local.get $numbers)) (then (return (i32.const 0))))
    (loop $next
      (local.set $here (i32.load (local.get $numbers)))
      (if (i32.lt_s (local.get $here) (local.get $before)) (then (return (i32.const 0))))
      (local.set $before (local.get $here))
      (local.set $numbers (i32.add (local.get $numbers) (i32.const 4)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br_if $next (local.get $count)))
    (i32.const 1))

  ;; Sets the sums of the tokens of one paragraph, `first … last - 1`, to what forms say: of the token's own form and of those of its
  ;; neighbours, one and two places away. `forms[t]` is the address of the five sums of token t's form: for the token itself, for the token
  ;; to its right, to its left, and for those two places away, again right and left.
  (func (export "layForms") (param $forms i32) (param $first i32) (param $last i32) (param $into i32)
    (local $t i32) (local $at i32) (local $form i32) (local $a v128) (local $b v128) (local $c v128)
    (local.set $t (local.get $first))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $t) (local.get $last)))
        (local.set $at (i32.add (local.get $forms) (i32.shl (local.get $t) (i32.const 2))))
        (local.set $form (i32.load (local.get $at)))
        (local.set $a (v128.load (local.get $form)))
        (local.set $b (v128.load offset=16 (local.get $form)))
        (local.set $c (v128.load offset=32 (local.get $form)))
        (if (i32.gt_s (local.get $t) (local.get $first))
          (then
            (local.set $form (i32.load (i32.sub (local.get $at) (i32.const 4))))
            (local.set $a (i16x8.add_sat_s (local.get $a) (v128.load offset=36 (local.get $form))))
            (local.set $b (i16x8.add_sat_s (local.get $b) (v128.load offset=52 (local.get $form))))
            (local.set $c (i16x8.add_sat_s (local.get $c) (v128.load offset=68 (local.get $form))))))
        (if (i32.lt_s (i32.add (local.get $t) (i32.const 1)) (local.get $last))
          (then
            (local.set $form (i32.load offset=4 (local.get $at)))
            (local.set $a (i16x8.add_sat_s (local.get $a) (v128.load offset=72 (local.get $form))))
            (local.set $b (i16x8.add_sat_s (local.get $b) (v128.load offset=88 (local.get $form))))
            (local.set $c (i16x8.add_sat_s (local.get $c) (v128.load offset=104 (local.get $form))))))
        (if (i32.gt_s (local.get $t) (i32.add (local.get $first) (i32.const 1)))
          (then
            (local.set $form (i32.load (i32.sub (local.get $at) (i32.const 8))))
            (local.set $a (i16x8.add_sat_s (local.get $a) (v128.load offset=108 (local.get $form))))
            (local.set $b (i16x8.add_sat_s (local.get $b) (v128.load offset=124 (local.get $form))))
            (local.set $c (i16x8.add_sat_s (local.get $c) (v128.load offset=140 (local.get $form))))))
        (if (i32.lt_s (i32.add (local.get $t) (i32.const 2)) (local.get $last))
          (then
            (local.set $form (i32.load offset=8 (local.get $at)))
            (local.set $a (i16x8.add_sat_s (local.get $a) (v128.load offset=144 (local.get $form))))
            (local.set $b (i16x8.add_sat_s (local.get $b) (v128.load offset=160 (local.get $form))))
            (local.set $c (i16x8.add_sat_s (local.get $c) (v128.load offset=176 (local.get $form))))))
        (local.set $form (i32.add (local.get $into) (i32.mul (local.get $t) (i32.const 48))))
        (v128.store (local.get $form) (local.get $a))
        (v128.store offset=16 (local.get $form) (local.get $b))
        (v128.store offset=32 (local.get $form) (local.get $c))
        (local.set $t (i32.add (local.get $t) (i32.const 1)))
        (br $next))))

  ;; Turns the sums of `count` tokens into factors, each token's greatest being 1: `factors[greatest - sum]`, or the last one,
  ;; `factors[last]`. `lanes[tag]` is where in the row of the chain a tag stands, in bytes.
  (func (export "exponentiate")
    (param $sums i32) (param $count i32) (param $size i32)
    (param $lanes i32) (param $factors i32) (param $last i32) (param $into i32)
    (local $tag i32) (local $greatest i32) (local $below i32)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $greatest (i32.const -32768))
        (local.set $tag (i32.const 0))
        (loop $compare
          (local.set $below (i32.load16_s (i32.add (local.get $sums) (i32.shl (local.get $tag) (i32.const 1)))))
          (local.set $greatest
            (select
              (local.get $below)
              (local.get $greatest)
              (i32.gt_s (local.get $below) (local.get $greatest))))
          (local.set $tag (i32.add (local.get $tag) (i32.const 1)))
          (br_if $compare (i32.lt_u (local.get $tag) (local.get $size))))
        (local.set $tag (i32.const 0))
        (loop $look
          (local.set $below
            (i32.sub
              (local.get $greatest)
              (i32.load16_s (i32.add (local.get $sums) (i32.shl (local.get $tag) (i32.const 1))))))
          (local.set $below
            (select (local.get $below) (local.get $last) (i32.lt_u (local.get $below) (local.get $last))))
          (f64.store
            (i32.add
              (local.get $into)
              (i32.load (i32.add (local.get $lanes) (i32.shl (local.get $tag) (i32.const 2)))))
            (f64.load (i32.add (local.get $factors) (i32.shl (local.get $below) (i32.const 3)))))
          (local.set $tag (i32.add (local.get $tag) (i32.const 1)))
          (br_if $look (i32.lt_u (local.get $tag) (local.get $size))))
        (local.set $sums (i32.add (local.get $sums) (i32.const 48)))
        (local.set $into (i32.add (local.get $into) (i32.const 144)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next))))

  ;; Sums and best paths from the first token to each token, of `count` tokens (at least 1): rows `alpha`, each divided by its sum, which is `scale[t]`,
  ;; and rows `best`, each divided by its greatest number.
  ;;
  ;; `moves` are factors: 9 rows of 10 for the moves from a lane that ends a span, in order, to the lanes 0-8 (the tenth is 0), the same
  ;; turned over, and for the four types the moves B to L, I to L, B to I and I to I.
  (func (export "forward")
    (param $count i32) (param $moves i32) (param $emissions i32) (param $alpha i32) (param $best i32) (param $scale i32)
    (local $t i32) (local $closer i32) (local $move i32) (local $inner i32) (local $half i32) (local $last i32)
    (local $sum v128) (local $top v128) (local $from v128) (local $bestFrom v128) (local $factor v128) (local $begun v128) (local $inside v128)
    ;; Lanes 0-9 of the row at hand: its sums, and its best paths.
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128) (local $a4 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128) (local $b4 v128)
    (local.set $last (i32.sub (local.get $count) (i32.const 1)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $t) (local.get $count)))
        (if (i32.eqz (local.get $t))
          (then
            ;; Whatever may begin a span may come first.
            (local.set $a0 (v128.load (local.get $emissions)))
            (local.set $a1 (v128.load offset=16 (local.get $emissions)))
            (local.set $a2 (v128.load offset=32 (local.get $emissions)))
            (local.set $a3 (v128.load offset=48 (local.get $emissions)))
            (local.set $a4 (v128.load64_zero offset=64 (local.get $emissions)))
            (local.set $b0 (local.get $a0))
            (local.set $b1 (local.get $a1))
            (local.set $b2 (local.get $a2))
            (local.set $b3 (local.get $a3))
            (local.set $b4 (local.get $a4))
            (v128.store (local.get $alpha) (local.get $a0))
            (v128.store (local.get $best) (local.get $b0))
            (v128.store offset=16 (local.get $alpha) (local.get $a1))
            (v128.store offset=16 (local.get $best) (local.get $b1))
            (v128.store offset=32 (local.get $alpha) (local.get $a2))
            (v128.store offset=32 (local.get $best) (local.get $b2))
            (v128.store offset=48 (local.get $alpha) (local.get $a3))
            (v128.store offset=48 (local.get $best) (local.get $b3))
            (v128.store offset=64 (local.get $alpha) (local.get $a4))
            (v128.store offset=64 (local.get $best) (local.get $b4))
            (v128.store offset=72 (local.get $alpha) (v128.const i64x2 0 0))
            (v128.store offset=72 (local.get $best) (v128.const i64x2 0 0))
            (v128.store offset=88 (local.get $alpha) (v128.const i64x2 0 0))
            (v128.store offset=88 (local.get $best) (v128.const i64x2 0 0))
            (v128.store offset=104 (local.get $alpha) (v128.const i64x2 0 0))
            (v128.store offset=104 (local.get $best) (v128.const i64x2 0 0))
            (v128.store offset=120 (local.get $alpha) (v128.const i64x2 0 0))
            (v128.store offset=120 (local.get $best) (v128.const i64x2 0 0))
            (local.set $sum (v128.const i64x2 0 0))
            (local.set $top (v128.const i64x2 0 0)))
          (else
            (local.set $a0 (v128.const i64x2 0 0))
            (local.set $b0 (v128.const i64x2 0 0))
            (local.set $a1 (v128.const i64x2 0 0))
            (local.set $b1 (v128.const i64x2 0 0))
            (local.set $a2 (v128.const i64x2 0 0))
            (local.set $b2 (v128.const i64x2 0 0))
            (local.set $a3 (v128.const i64x2 0 0))
            (local.set $b3 (v128.const i64x2 0 0))
            (local.set $a4 (v128.const i64x2 0 0))
            (local.set $b4 (v128.const i64x2 0 0))
            (local.set $move (local.get $moves))
            (local.set $closer (i32.const -112))
            (loop $closers
              ;; The row before lies 144 bytes back; its lanes 4-12 begin at byte 32.
              (local.set $from (v128.load64_splat (i32.add (local.get $alpha) (local.get $closer))))
              (local.set $bestFrom (v128.load64_splat (i32.add (local.get $best) (local.get $closer))))
              (local.set $factor (v128.load (local.get $move)))
              (local.set $a0 (f64x2.add (local.get $a0) (f64x2.mul (local.get $from) (local.get $factor))))
              (local.set $b0 (f64x2.pmax (local.get $b0) (f64x2.mul (local.get $bestFrom) (local.get $factor))))
              (local.set $factor (v128.load offset=16 (local.get $move)))
              (local.set $a1 (f64x2.add (local.get $a1) (f64x2.mul (local.get $from) (local.get $factor))))
              (local.set $b1 (f64x2.pmax (local.get $b1) (f64x2.mul (local.get $bestFrom) (local.get $factor))))
              (local.set $factor (v128.load offset=32 (local.get $move)))
              (local.set $a2 (f64x2.add (local.get $a2) (f64x2.mul (local.get $from) (local.get $factor))))
              (local.set $b2 (f64x2.pmax (local.get $b2) (f64x2.mul (local.get $bestFrom) (local.get $factor))))
              (local.set $factor (v128.load offset=48 (local.get $move)))
              (local.set $a3 (f64x2.add (local.get $a3) (f64x2.mul (local.get $from) (local.get $factor))))
              (local.set $b3 (f64x2.pmax (local.get $b3) (f64x2.mul (local.get $bestFrom) (local.get $factor))))
              (local.set $factor (v128.load offset=64 (local.get $move)))
              (local.set $a4 (f64x2.add (local.get $a4) (f64x2.mul (local.get $from) (local.get $factor))))
              (local.set $b4 (f64x2.pmax (local.get $b4) (f64x2.mul (local.get $bestFrom) (local.get $factor))))
              (local.set $move (i32.add (local.get $move) (i32.const 80)))
              (local.set $closer (i32.add (local.get $closer) (i32.const 8)))
              (br_if $closers (i32.lt_s (local.get $closer) (i32.const -40))))
            (local.set $factor (v128.load (local.get $emissions)))
            (local.set $a0 (f64x2.mul (local.get $a0) (local.get $factor)))
            (local.set $b0 (f64x2.mul (local.get $b0) (local.get $factor)))
            (v128.store (local.get $alpha) (local.get $a0))
            (v128.store (local.get $best) (local.get $b0))
            (local.set $factor (v128.load offset=16 (local.get $emissions)))
            (local.set $a1 (f64x2.mul (local.get $a1) (local.get $factor)))
            (local.set $b1 (f64x2.mul (local.get $b1) (local.get $factor)))
            (v128.store offset=16 (local.get $alpha) (local.get $a1))
            (v128.store offset=16 (local.get $best) (local.get $b1))
            (local.set $factor (v128.load offset=32 (local.get $emissions)))
            (local.set $a2 (f64x2.mul (local.get $a2) (local.get $factor)))
            (local.set $b2 (f64x2.mul (local.get $b2) (local.get $factor)))
            (v128.store offset=32 (local.get $alpha) (local.get $a2))
            (v128.store offset=32 (local.get $best) (local.get $b2))
            (local.set $factor (v128.load offset=48 (local.get $emissions)))
            (local.set $a3 (f64x2.mul (local.get $a3) (local.get $factor)))
            (local.set $b3 (f64x2.mul (local.get $b3) (local.get $factor)))
            (v128.store offset=48 (local.get $alpha) (local.get $a3))
            (v128.store offset=48 (local.get $best) (local.get $b3))
            (local.set $factor (v128.load offset=64 (local.get $emissions)))
            (local.set $a4 (f64x2.mul (local.get $a4) (local.get $factor)))
            (local.set $b4 (f64x2.mul (local.get $b4) (local.get $factor)))
            (v128.store offset=64 (local.get $alpha) (local.get $a4))
            (v128.store offset=64 (local.get $best) (local.get $b4))
            (local.set $sum (v128.const i64x2 0 0))
            (local.set $top (v128.const i64x2 0 0))
            ;; Within a span, two types at a time.
            (local.set $half (i32.const 0))
            (loop $halves
              (local.set $inner (i32.add (local.get $moves) (i32.add (i32.const 1440) (local.get $half))))
              (local.set $begun (v128.load (i32.add (local.get $alpha) (i32.sub (local.get $half) (i32.const 144)))))
              (local.set $inside (v128.load (i32.add (local.get $alpha) (i32.sub (local.get $half) (i32.const 40)))))
              (local.set $factor
                (f64x2.mul
                  (f64x2.add
                    (f64x2.mul (local.get $begun) (v128.load (local.get $inner)))
                    (f64x2.mul (local.get $inside) (v128.load offset=32 (local.get $inner))))
                  (v128.load offset=72 (i32.add (local.get $emissions) (local.get $half)))))
              (v128.store offset=72 (i32.add (local.get $alpha) (local.get $half)) (local.get $factor))
              (local.set $sum (f64x2.add (local.get $sum) (local.get $factor)))
              (local.set $factor
                (f64x2.mul
                  (f64x2.add
                    (f64x2.mul (local.get $begun) (v128.load offset=64 (local.get $inner)))
                    (f64x2.mul (local.get $inside) (v128.load offset=96 (local.get $inner))))
                  (v128.load offset=104 (i32.add (local.get $emissions) (local.get $half)))))
              (v128.store offset=104 (i32.add (local.get $alpha) (local.get $half)) (local.get $factor))
              (if (i32.ne (local.get $t) (local.get $last))
                (then (local.set $sum (f64x2.add (local.get $sum) (local.get $factor)))))
              (local.set $begun (v128.load (i32.add (local.get $best) (i32.sub (local.get $half) (i32.const 144)))))
              (local.set $inside (v128.load (i32.add (local.get $best) (i32.sub (local.get $half) (i32.const 40)))))
              (local.set $factor
                (f64x2.mul
                  (f64x2.pmax
                    (f64x2.mul (local.get $begun) (v128.load (local.get $inner)))
                    (f64x2.mul (local.get $inside) (v128.load offset=32 (local.get $inner))))
                  (v128.load offset=72 (i32.add (local.get $emissions) (local.get $half)))))
              (v128.store offset=72 (i32.add (local.get $best) (local.get $half)) (local.get $factor))
              (local.set $top (f64x2.pmax (local.get $top) (local.get $factor)))
              (local.set $factor
                (f64x2.mul
                  (f64x2.pmax
                    (f64x2.mul (local.get $begun) (v128.load offset=64 (local.get $inner)))
                    (f64x2.mul (local.get $inside) (v128.load offset=96 (local.get $inner))))
                  (v128.load offset=104 (i32.add (local.get $emissions) (local.get $half)))))
              (v128.store offset=104 (i32.add (local.get $best) (local.get $half)) (local.get $factor))
              (local.set $top (f64x2.pmax (local.get $top) (local.get $factor)))
              (local.set $half (i32.add (local.get $half) (i32.const 16)))
              (br_if $halves (i32.lt_u (local.get $half) (i32.const 32))))))
        ;; The last token ends its span: neither B nor I.
        (if (i32.eq (local.get $t) (local.get $last))
          (then
            (local.set $a0 (v128.const i64x2 0 0))
            (local.set $a1 (v128.const i64x2 0 0))
            (v128.store (local.get $alpha) (local.get $a0))
            (v128.store offset=16 (local.get $alpha) (local.get $a1))
            (v128.store offset=104 (local.get $alpha) (v128.const i64x2 0 0))
            (v128.store offset=120 (local.get $alpha) (v128.const i64x2 0 0))))
        (local.set $sum (f64x2.add (local.get $sum) (local.get $a0)))
        (local.set $top (f64x2.pmax (local.get $top) (local.get $b0)))
        (local.set $sum (f64x2.add (local.get $sum) (local.get $a1)))
        (local.set $top (f64x2.pmax (local.get $top) (local.get $b1)))
        (local.set $sum (f64x2.add (local.get $sum) (local.get $a2)))
        (local.set $top (f64x2.pmax (local.get $top) (local.get $b2)))
        (local.set $sum (f64x2.add (local.get $sum) (local.get $a3)))
        (local.set $top (f64x2.pmax (local.get $top) (local.get $b3)))
        (local.set $sum (f64x2.add (local.get $sum) (local.get $a4)))
        (local.set $top (f64x2.pmax (local.get $top) (local.get $b4)))
        (f64.store
          (local.get $scale)
          (f64.add (f64x2.extract_lane 0 (local.get $sum)) (f64x2.extract_lane 1 (local.get $sum))))
        (local.set $from (f64x2.splat (f64.div (f64.const 1) (f64.load (local.get $scale)))))
        (local.set $bestFrom
          (f64x2.splat
            (f64.div
              (f64.const 1)
              (f64.max (f64x2.extract_lane 0 (local.get $top)) (f64x2.extract_lane 1 (local.get $top))))))
        (v128.store (local.get $alpha) (f64x2.mul (v128.load (local.get $alpha)) (local.get $from)))
        (v128.store (local.get $best) (f64x2.mul (v128.load (local.get $best)) (local.get $bestFrom)))
        (v128.store offset=16 (local.get $alpha) (f64x2.mul (v128.load offset=16 (local.get $alpha)) (local.get $from)))
        (v128.store offset=16 (local.get $best) (f64x2.mul (v128.load offset=16 (local.get $best)) (local.get $bestFrom)))
        (v128.store offset=32 (local.get $alpha) (f64x2.mul (v128.load offset=32 (local.get $alpha)) (local.get $from)))
        (v128.store offset=32 (local.get $best) (f64x2.mul (v128.load offset=32 (local.get $best)) (local.get $bestFrom)))
        (v128.store offset=48 (local.get $alpha) (f64x2.mul (v128.load offset=48 (local.get $alpha)) (local.get $from)))
        (v128.store offset=48 (local.get $best) (f64x2.mul (v128.load offset=48 (local.get $best)) (local.get $bestFrom)))
        (v128.store offset=64 (local.get $alpha) (f64x2.mul (v128.load offset=64 (local.get $alpha)) (local.get $from)))
        (v128.store offset=64 (local.get $best) (f64x2.mul (v128.load offset=64 (local.get $best)) (local.get $bestFrom)))
        (v128.store offset=80 (local.get $alpha) (f64x2.mul (v128.load offset=80 (local.get $alpha)) (local.get $from)))
        (v128.store offset=80 (local.get $best) (f64x2.mul (v128.load offset=80 (local.get $best)) (local.get $bestFrom)))
        (v128.store offset=96 (local.get $alpha) (f64x2.mul (v128.load offset=96 (local.get $alpha)) (local.get $from)))
        (v128.store offset=96 (local.get $best) (f64x2.mul (v128.load offset=96 (local.get $best)) (local.get $bestFrom)))
        (v128.store offset=112 (local.get $alpha) (f64x2.mul (v128.load offset=112 (local.get $alpha)) (local.get $from)))
        (v128.store offset=112 (local.get $best) (f64x2.mul (v128.load offset=112 (local.get $best)) (local.get $bestFrom)))
        (v128.store offset=128 (local.get $alpha) (f64x2.mul (v128.load offset=128 (local.get $alpha)) (local.get $from)))
        (v128.store offset=128 (local.get $best) (f64x2.mul (v128.load offset=128 (local.get $best)) (local.get $bestFrom)))
        (local.set $emissions (i32.add (local.get $emissions) (i32.const 144)))
        (local.set $alpha (i32.add (local.get $alpha) (i32.const 144)))
        (local.set $best (i32.add (local.get $best) (i32.const 144)))
        (local.set $scale (i32.add (local.get $scale) (i32.const 8)))
        (local.set $t (i32.add (local.get $t) (i32.const 1)))
        (br $next))))

  ;; The same from the last token back, after `forward`: rows `beta`, so that `alpha * beta` is how probable a tag is. `scratch` is one row.
  (func (export "backward")
    (param $count i32) (param $moves i32) (param $emissions i32) (param $beta i32) (param $scale i32) (param $scratch i32)
    (local $t i32) (local $opener i32) (local $move i32) (local $inner i32) (local $half i32)
    (local $share v128) (local $to v128) (local $closes v128) (local $goesOn v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128) (local $a4 v128)
    (local.set $t (i32.sub (local.get $count) (i32.const 1)))
    (local.set $emissions (i32.add (local.get $emissions) (i32.mul (local.get $t) (i32.const 144))))
    (local.set $beta (i32.add (local.get $beta) (i32.mul (local.get $t) (i32.const 144))))
    (local.set $scale (i32.add (local.get $scale) (i32.shl (local.get $t) (i32.const 3))))
    (v128.store (local.get $beta) (v128.const f64x2 0 0))
    (v128.store offset=16 (local.get $beta) (v128.const f64x2 0 0))
    (v128.store offset=32 (local.get $beta) (v128.const f64x2 1 1))
    (v128.store offset=48 (local.get $beta) (v128.const f64x2 1 1))
    (v128.store offset=64 (local.get $beta) (v128.const f64x2 1 1))
    (v128.store offset=80 (local.get $beta) (v128.const f64x2 1 1))
    (v128.store offset=96 (local.get $beta) (v128.const f64x2 1 0))
    (v128.store offset=112 (local.get $beta) (v128.const f64x2 0 0))
    (v128.store offset=128 (local.get $beta) (v128.const f64x2 0 0))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $t)))
        (local.set $share (f64x2.splat (f64.div (f64.const 1) (f64.load (local.get $scale)))))
        (v128.store offset=0
          (local.get $scratch)
          (f64x2.mul
            (f64x2.mul (v128.load (local.get $emissions)) (v128.load (local.get $beta)))
            (local.get $share)))
        (v128.store offset=16
          (local.get $scratch)
          (f64x2.mul
            (f64x2.mul (v128.load offset=16 (local.get $emissions)) (v128.load offset=16 (local.get $beta)))
            (local.get $share)))
        (v128.store offset=32
          (local.get $scratch)
          (f64x2.mul
            (f64x2.mul (v128.load offset=32 (local.get $emissions)) (v128.load offset=32 (local.get $beta)))
            (local.get $share)))
        (v128.store offset=48
          (local.get $scratch)
          (f64x2.mul
            (f64x2.mul (v128.load offset=48 (local.get $emissions)) (v128.load offset=48 (local.get $beta)))
            (local.get $share)))
        (v128.store offset=64
          (local.get $scratch)
          (f64x2.mul
            (f64x2.mul (v128.load offset=64 (local.get $emissions)) (v128.load offset=64 (local.get $beta)))
            (local.get $share)))
        (v128.store offset=80
          (local.get $scratch)
          (f64x2.mul
            (f64x2.mul (v128.load offset=80 (local.get $emissions)) (v128.load offset=80 (local.get $beta)))
            (local.get $share)))
        (v128.store offset=96
          (local.get $scratch)
          (f64x2.mul
            (f64x2.mul (v128.load offset=96 (local.get $emissions)) (v128.load offset=96 (local.get $beta)))
            (local.get $share)))
        (v128.store offset=112
          (local.get $scratch)
          (f64x2.mul
            (f64x2.mul (v128.load offset=112 (local.get $emissions)) (v128.load offset=112 (local.get $beta)))
            (local.get $share)))
        (v128.store offset=128
          (local.get $scratch)
          (f64x2.mul
            (f64x2.mul (v128.load offset=128 (local.get $emissions)) (v128.load offset=128 (local.get $beta)))
            (local.get $share)))
        (local.set $emissions (i32.sub (local.get $emissions) (i32.const 144)))
        (local.set $beta (i32.sub (local.get $beta) (i32.const 144)))
        (local.set $scale (i32.sub (local.get $scale) (i32.const 8)))
        (local.set $t (i32.sub (local.get $t) (i32.const 1)))
        (local.set $a0 (v128.const i64x2 0 0))
        (local.set $a1 (v128.const i64x2 0 0))
        (local.set $a2 (v128.const i64x2 0 0))
        (local.set $a3 (v128.const i64x2 0 0))
        (local.set $a4 (v128.const i64x2 0 0))
        (local.set $move (i32.add (local.get $moves) (i32.const 720)))
        (local.set $opener (i32.const 0))
        (loop $openers
          (local.set $to (v128.load64_splat (i32.add (local.get $scratch) (local.get $opener))))
          (local.set $a0
            (f64x2.add (local.get $a0) (f64x2.mul (local.get $to) (v128.load (local.get $move)))))
          (local.set $a1
            (f64x2.add (local.get $a1) (f64x2.mul (local.get $to) (v128.load offset=16 (local.get $move)))))
          (local.set $a2
            (f64x2.add (local.get $a2) (f64x2.mul (local.get $to) (v128.load offset=32 (local.get $move)))))
          (local.set $a3
            (f64x2.add (local.get $a3) (f64x2.mul (local.get $to) (v128.load offset=48 (local.get $move)))))
          (local.set $a4
            (f64x2.add (local.get $a4) (f64x2.mul (local.get $to) (v128.load offset=64 (local.get $move)))))
          (local.set $move (i32.add (local.get $move) (i32.const 80)))
          (local.set $opener (i32.add (local.get $opener) (i32.const 8)))
          (br_if $openers (i32.lt_u (local.get $opener) (i32.const 72))))
        (v128.store offset=32 (local.get $beta) (local.get $a0))
        (v128.store offset=48 (local.get $beta) (local.get $a1))
        (v128.store offset=64 (local.get $beta) (local.get $a2))
        (v128.store offset=80 (local.get $beta) (local.get $a3))
        (v128.store offset=96 (local.get $beta) (local.get $a4))
        (local.set $half (i32.const 0))
        (loop $halves
          (local.set $inner (i32.add (local.get $moves) (i32.add (i32.const 1440) (local.get $half))))
          (local.set $closes (v128.load offset=72 (i32.add (local.get $scratch) (local.get $half))))
          (local.set $goesOn (v128.load offset=104 (i32.add (local.get $scratch) (local.get $half))))
          (v128.store
            (i32.add (local.get $beta) (local.get $half))
            (f64x2.add
              (f64x2.mul (local.get $closes) (v128.load (local.get $inner)))
              (f64x2.mul (local.get $goesOn) (v128.load offset=64 (local.get $inner)))))
          (v128.store offset=104
            (i32.add (local.get $beta) (local.get $half))
            (f64x2.add
              (f64x2.mul (local.get $closes) (v128.load offset=32 (local.get $inner)))
              (f64x2.mul (local.get $goesOn) (v128.load offset=96 (local.get $inner)))))
          (local.set $half (i32.add (local.get $half) (i32.const 16)))
          (br_if $halves (i32.lt_u (local.get $half) (i32.const 32))))
        (br $next)))))
