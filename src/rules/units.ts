/** Names with a number: units and channels (`الفرقة 98`, `القناة 12`, `اللواء 35 مدرع`), and what is called by a day (`استاد 22 مايو`). */
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
  return (
    (kind === 'armed' && dayNameEnd(context, head + 1)) || (kind === 'armed' ? armEnd(context, head + 2) : head + 2)
  );
}

function armEnd(context: Context, index: number): number {
  if (!context.follows(index)) return index;
  if (context.follows(index + 1) && ARMS_OF_TWO.has(`${context.stem(index)} ${context.stem(index + 1)}`))
    return index + 2;
  return ARMS.has(context.stem(index)) ? index + 1 : index;
}

const MONTHS = new Set(
  'يناير فبراير مارس ابريل مايو يونيو يونيه يوليو يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر جانفي فيفري افريل ماي جوان جويليه اوت غشت شتنبر نونبر دجنبر شباط اذار نيسان ايار حزيران تموز اب ايلول كانون تشرين رمضان'.split(
    ' ',
  ),
);
const TWINS = /^(?:كانون|تشرين)$/;
const IN_YEAR = /^(?:1[89]|20)\d\d$/;

/** The end of a day that something is called by: `22 مايو`, `8 ماي 1945`, `17 تشرين الأول`. */
export function dayNameEnd(context: Context, index: number): number | undefined {
  const day = context.tokens[index];
  if (day?.kind !== 'number' || day.gap !== 'space' || !/^[0-3]?\d$/.test(day.folded)) return undefined;
  const month = index + 1;
  if (!context.follows(month) || !MONTHS.has(context.stem(month))) return undefined;
  const twin = TWINS.test(context.stem(month)) && /^ال(?:اول|ثاني)$/.test(context.stem(month + 1));
  const end = month + (twin ? 2 : 1);
  const year = context.tokens[end];
  return year?.kind === 'number' && year.gap === 'space' && IN_YEAR.test(year.folded) ? end + 1 : end;
}
