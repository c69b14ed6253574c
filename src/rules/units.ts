/** Units and channels that are called by a number: `الفرقة 98`, `القناة 12`, `الفرقة الرابعة`, `اللواء 35 مدرع`. */
import type { Context } from './context.js';

const ORDINALS = new Set('الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر'.split(' '));

/** What a unit is made of or for, behind its number. */
const ARMS = new Set(
  'مشاه مدرع مدرعات مدفعيه ميكا ميكانيكي ميكانيكيه صاعقه مغاوير مظلات مظليين قتال عمالقه اسناد استطلاع تدخل'.split(' '),
);
const ARMS_OF_TWO = new Set(
  'حرس حدود|حرس رياسي|حمايه رياسيه|مهام خاصه|قوات خاصه|عمليات خاصه|دفاع جوي|دفاع ساحلي|مشاه جبلي|مشاه بحري|مشاه ميكا|مشاه ميكانيكي|مشاه اليه'.split(
    '|',
  ),
);

/** The end of a unit's or channel's name whose definite head is at the token; undefined where it has no number. */
export function unitEnd(context: Context, head: number): number | undefined {
  const kind = context.sight(head).definiteHeadKind(context.lists);
  if (kind !== 'armed' && kind !== 'media') return undefined;
  const number = context.tokens[head + 1];
  if (number?.gap !== 'space') return undefined;
  const ordinal =
    kind === 'armed' &&
    ORDINALS.has(
      context
        .stem(head + 1)
        .replace('الاولي', 'الاول')
        .replace(/ه$/, ''),
    );
  if (number.kind !== 'number' && !(ordinal && context.follows(head + 1))) return undefined;
  return kind === 'armed' ? armEnd(context, head + 2) : head + 2;
}

function armEnd(context: Context, index: number): number {
  if (!context.follows(index)) return index;
  if (context.follows(index + 1) && ARMS_OF_TWO.has(`${context.stem(index)} ${context.stem(index + 1)}`))
    return index + 2;
  return ARMS.has(context.stem(index)) ? index + 1 : index;
}
