// The course map: what Headroom is, where to go on, and every lab that is built.
import type { JSX } from 'react';
import { Link } from 'wouter';
import { NO_PROGRESS } from '../store/progress/lab-progress.ts';
import { buttonClass } from '../view/controls/Button.tsx';
import { useText } from '../view/text/react.tsx';
import { CHAPTERS, type Chapter } from './course.ts';
import { resumeOf, standingOf, tallyOf } from './course-progress.ts';
import { shell } from './dictionary.ts';
import { Hero } from './Hero.tsx';
import type { LabCard } from './lab-card.ts';
import { labCards } from './labs.ts';
import { StandingDot } from './marks.tsx';
import { useLabProgress, useProgressState } from './services.tsx';

function LabLink({ card }: { readonly card: LabCard }): JSX.Element {
  const text = useText(shell);
  const progress = useLabProgress(card.id);
  const standing = standingOf(card, progress);
  const { done, total } = tallyOf(card, progress);
  const percent = text.percent(total === 0 ? 0 : done / total, 0);
  const says = { new: 'home.labNew', begun: 'home.labBegun', done: 'home.labDone' } as const;
  return (
    <li className="border-b border-line">
      <Link
        href={`/labs/${card.id}`}
        className="group grid grid-cols-[12px_1fr_auto] gap-x-3 py-[9px] text-ink no-underline"
      >
        <span className="pt-[5px]">
          <StandingDot standing={standing} />
        </span>
        <span>
          <span className="text-[14.5px]/[21px] group-hover:underline group-hover:underline-offset-3">
            {text.pick(card.title)}
          </span>
          <span className="sr-only">, {text.say(says[standing], { percent })}</span>
          <span className="block text-[12.5px]/[17px] text-ink2">{text.pick(card.summary)}</span>
        </span>
        <span className="pt-[2px] font-mono text-[12px]/[18px] text-ink3">{card.sections.join(', ')}</span>
      </Link>
    </li>
  );
}

function ChapterRow({
  chapter,
  cards,
}: {
  readonly chapter: Chapter;
  readonly cards: readonly LabCard[];
}): JSX.Element {
  const text = useText(shell);
  const id = `chapter-${String(chapter.number)}`;
  return (
    <section
      aria-labelledby={id}
      className="grid grid-cols-[40px_1fr] gap-x-4 gap-y-3 border-t border-line pt-6 pb-7 md:grid-cols-[64px_236px_1fr] md:gap-6 lg:grid-cols-[64px_300px_1fr]"
    >
      <span aria-hidden className="font-serif text-[34px]/[1] font-medium text-ink3">
        {chapter.number}
      </span>
      <div>
        <h2 id={id} className="m-0 mb-1.5 font-serif text-[21px]/[1.2] font-semibold">
          {text.pick(chapter.title)}
        </h2>
        <p className="m-0 text-[13.5px]/[19px] text-ink2">{text.pick(chapter.line)}</p>
      </div>
      <ul
        className={`col-span-2 m-0 grid list-none content-start gap-x-7 p-0 md:col-span-1 ${cards.length > 1 ? 'lg:grid-cols-2' : 'max-w-[34rem]'}`}
      >
        {cards.map((card) => (
          <LabLink key={card.id} card={card} />
        ))}
      </ul>
    </section>
  );
}

function FirstStep(): JSX.Element | null {
  const text = useText(shell);
  const labs = useProgressState((state) => state.labs);
  const resume = resumeOf(labCards, (id) => labs[id] ?? NO_PROGRESS);
  const [first] = labCards;
  if (first === undefined) return <p className="m-0 text-ink2">{text.say('home.empty')}</p>;
  if (resume === undefined) {
    return (
      <Link href={`/labs/${first.id}`} className={buttonClass('primary')}>
        {text.say('home.start', { lab: text.pick(first.title) })}
      </Link>
    );
  }
  const lab = text.pick(resume.card.title);
  return (
    <>
      <Link href={`/labs/${resume.card.id}`} className={buttonClass('primary')}>
        {resume.step === undefined
          ? text.say('home.continueLab', { lab })
          : text.say('home.continue', { lab, step: resume.step })}
      </Link>
      {resume.card.id === first.id ? null : (
        <Link href={`/labs/${first.id}`} className={buttonClass()}>
          {text.say('home.startOver')}
        </Link>
      )}
    </>
  );
}

export function Home(): JSX.Element {
  const text = useText(shell);
  const chapters = CHAPTERS.map((chapter) => ({
    chapter,
    cards: labCards.filter((card) => card.chapter === chapter.number),
  }));
  const absent = chapters.filter(({ cards }) => cards.length === 0).map(({ chapter }) => String(chapter.number));
  const list = new Intl.ListFormat(text.locale, { type: 'conjunction' });
  return (
    <div className="mx-auto max-w-[1184px] px-5 md:px-8">
      <section className="grid items-center gap-x-14 gap-y-9 pt-8 pb-10 md:pt-12 lg:grid-cols-[1fr_470px] lg:pt-14 lg:pb-11">
        <div>
          <h1
            tabIndex={-1}
            className="m-0 mb-[18px] font-serif text-[33px]/[1.1] font-semibold tracking-[-.025em] outline-none md:text-[46px]/[1.08]"
          >
            {text.say('home.heading')}
          </h1>
          <p className="m-0 mb-6 max-w-[34em] font-serif text-[17px]/[1.55] text-ink2 md:text-[18px]/[1.55]">
            {text.say('home.lead')}
          </p>
          <div className="flex flex-wrap gap-2.5">
            <FirstStep />
          </div>
        </div>
        <Hero />
      </section>
      {chapters
        .filter(({ cards }) => cards.length > 0)
        .map(({ chapter, cards }) => (
          <ChapterRow key={chapter.number} chapter={chapter} cards={cards} />
        ))}
      {absent.length === 0 ? null : (
        <p className="m-0 border-t border-line py-6 text-[13.5px]/[19px] text-ink2">
          {text.say('home.absent', { chapters: list.format(absent), count: absent.length })}
        </p>
      )}
    </div>
  );
}
