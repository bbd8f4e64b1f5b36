// The student's code: brief, editor, run it in the simulation, have it checked, hints, solution.
import type { MDXContent } from 'mdx/types';
import { type JSX, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { browserDependencies, moduleFor } from '../../store/session/browser.ts';
import { type Grade, gradeCode } from '../../store/session/grade.ts';
import { compileStudentProgram } from '../../store/session/program-file.ts';
import type { StudentCode } from '../../store/session/state.ts';
import { Button } from '../../view/controls/Button.tsx';
import { Segmented } from '../../view/controls/Segmented.tsx';
import { Select } from '../../view/controls/Select.tsx';
import { CodeBlock } from '../../view/editor/CodeBlock.tsx';
import { LazyCodeEditor } from '../../view/editor/LazyCodeEditor.tsx';
import type { CodeEditorApi, EditorMarker, Problem } from '../../view/editor/types.ts';
import { useLabLayoutMode } from '../../view/layout/LabLayout.tsx';
import { LessonProse, lessonComponents } from '../../view/lesson/LessonProse.tsx';
import { CheckList, ExerciseActions, Hints, OutputList, Refusal } from '../../view/panels/ExercisePanel.tsx';
import { watchTheme } from '../../view/theme/tokens.ts';
import { useLabProgress, useProgress } from '../services.tsx';
import { OpenProgram, type Piece, pieceOf, useProgramOnStage } from './CodePiece.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';
import { PROGRAM_GLOBALS } from './program-globals.ts';

export interface CodePaneProps {
  readonly exercise: string | undefined;
  readonly onExercise: (id: string) => void;
}

export function CodePane({ exercise: id, onExercise }: CodePaneProps): JSX.Element | null {
  const { manifest } = useLab();
  const text = useLabText();
  // Side by side they would take several rows of a narrow panel.
  const Choice = useLabLayoutMode() === 'wide' ? Segmented : Select;
  const programOnStage = useProgramOnStage();
  const pieces = [...(programOnStage === undefined ? [] : [programOnStage]), ...manifest.exercises.map(pieceOf)];
  const piece = pieces.find((each) => each.id === id) ?? pieces[0];
  if (piece === undefined) return null;
  return (
    <div className="flex flex-col gap-2.5">
      {pieces.length < 2 ? null : (
        <Choice
          label={text.say('lab.exercise')}
          options={pieces.map((each) => ({ value: each.id, label: text.pick(each.title) }))}
          value={piece.id}
          onChange={onExercise}
        />
      )}
      <Exercise key={piece.id} exercise={piece} />
    </div>
  );
}

/** What every exercise may name beside its own API: the confined realm keeps what is printed. */
const CONSOLE =
  'declare const console: Readonly<Record<"log" | "info" | "debug" | "warn" | "error", (...values: unknown[]) => void>>;';

interface Texts {
  readonly starter: string;
  readonly solution: string;
  readonly declarations: string;
}

/** Starter, solution and types of what is written; undefined while they load. */
function useTexts({ id, program }: Piece): Texts | undefined {
  const { parts, session, manifest } = useLab();
  const [texts, setTexts] = useState<Texts>();
  const [failure, setFailure] = useState<Error>();
  const isProgram = manifest.code?.is === 'program';
  useEffect(() => {
    const wanted =
      program === undefined
        ? Promise.all([parts.starter(id), parts.solution(id), parts.api(id)])
        : session.programSource(program).then((source) => [source, '', ''] as const);
    wanted.then(
      ([starter, solution, api]) => {
        setTexts({ starter, solution, declarations: isProgram ? PROGRAM_GLOBALS : api + CONSOLE });
      },
      (error: unknown) => {
        setFailure(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }, [parts, session, id, program, isProgram]);
  if (failure !== undefined) throw failure;
  return texts;
}

function Brief({ exercise }: { readonly exercise: string }): JSX.Element | null {
  const { parts } = useLab();
  const text = useLabText();
  const { locale } = text;
  const phone = useLabLayoutMode() === 'phone';
  const [brief, setBrief] = useState<{ readonly content: MDXContent }>();
  useEffect(() => {
    parts.brief(exercise, locale).then(
      (content) => {
        setBrief({ content });
      },
      () => {
        setBrief(undefined);
      },
    );
  }, [parts, exercise, locale]);
  if (brief === undefined) return null;
  const words = (
    <div className="exercise-brief">
      <LessonProse>
        <brief.content components={lessonComponents} />
      </LessonProse>
    </div>
  );
  if (!phone) return words;
  // On a phone it would push the editor out of sight.
  return (
    <details>
      <summary className="cursor-pointer py-1 text-[13.5px] font-medium text-accent">{text.say('lab.brief')}</summary>
      {words}
    </details>
  );
}

/** The theme that the page is in now, whoever chose it. */
function useTheme(): 'light' | 'dark' {
  return useSyncExternalStore(watchTheme, () =>
    document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light',
  );
}

function Exercise({ exercise }: { readonly exercise: Piece }): JSX.Element | null {
  const { manifest, session } = useLab();
  const text = useLabText();
  const progress = useProgress();
  const saved = useLabProgress(manifest.id);
  const texts = useTexts(exercise);
  const code = useSession((state) => state.code);
  const inCharge = useSession(({ lanes, active }) => lanes.find(({ id }) => id === active)?.spec.code === code?.source);
  const linkedCode = useSession((state) => state.linkedCode);
  const theme = useTheme();
  const output = useSession((state) => state.output);
  const omitted = useSession((state) => state.outputOmitted);
  const editor = useRef<CodeEditorApi>(undefined);
  const stop = useRef<AbortController>(undefined);
  const [draft, setDraft] = useState(() => progress.draftOf(manifest.id, exercise.id));
  const [tooLong, setTooLong] = useState(false);
  const [busy, setBusy] = useState(false);
  const [grade, setGrade] = useState<Grade>();
  /** Whose output is shown: the last grading's, else the live run's. */
  const [printed, setPrinted] = useState<Grade['output']>();
  const [markers, setMarkers] = useState<readonly EditorMarker[]>([]);
  const [refusal, setRefusal] = useState<string>();
  const [solved, setSolved] = useState(false);
  const [mine, setMine] = useState<string>();
  useEffect(() => () => stop.current?.abort(), []);
  if (texts === undefined) return null;
  const source = draft ?? texts.starter;
  const hints = saved.hints[exercise.id]?.opened ?? 0;
  const isProgram = manifest.code?.is === 'program';
  const runs = manifest.code !== undefined && exercise.runsLive;

  const change = (next: string): void => {
    setDraft(next);
    setMarkers([]);
    setRefusal(undefined);
    setTooLong(!progress.saveDraft(manifest.id, exercise.id, next));
  };
  const refuse = (problems: readonly Problem[]): void => {
    setMarkers(problems.map((problem) => ({ ...problem, severity: 'error' })));
    const [first] = problems;
    if (first === undefined) return;
    editor.current?.reveal(first.line, first.column);
    setRefusal(text.say('lab.notCompiled', { line: first.line, message: first.message }));
  };
  const programOf = async (program: string): Promise<StudentCode | undefined> => {
    const compiled = await compileStudentProgram(manifest, program);
    if (compiled.ok) return { source: program, script: '', program: compiled.program };
    refuse([{ line: compiled.line, column: compiled.column, message: text.pick(compiled.message) }]);
    return undefined;
  };
  /** The compiled code; undefined when it does not compile, which the editor and a sentence under it show. */
  const compiled = async (): Promise<StudentCode | undefined> => {
    setRefusal(undefined);
    if (isProgram) return programOf(source);
    const lowersAsync = manifest.simulatesPromises === true;
    const result = await editor.current?.compile({ lowersAsync }).catch((error: unknown) => {
      setRefusal(error instanceof Error ? error.message : String(error));
    });
    if (result === undefined) return undefined;
    if (result.ok) {
      return moduleFor(manifest, { source, script: result.script, sourceMap: result.sourceMap });
    }
    refuse(result.problems);
    return undefined;
  };
  const run = async (): Promise<void> => {
    const ready = await compiled();
    if (ready === undefined) return;
    setPrinted(undefined);
    await session.takeCode(ready);
    session.play();
  };
  const check = async (): Promise<void> => {
    // The last verdict was on other code, whether or not this one compiles.
    setGrade(undefined);
    const ready = await compiled();
    if (ready === undefined) return;
    const abort = new AbortController();
    stop.current = abort;
    setBusy(true);
    try {
      const verdict = await gradeCode(browserDependencies, manifest.id, exercise.id, ready, text, abort.signal);
      setGrade(verdict);
      setPrinted(verdict.output);
      if (verdict.line !== undefined) {
        const [first] = verdict.checks;
        setMarkers([
          { line: verdict.line, message: first === undefined ? '' : text.say(first.message), severity: 'error' },
        ]);
      }
      if (verdict.passed) progress.passExercise(manifest.id, exercise.id);
    } catch (error) {
      session.tell({ kind: 'fault', message: error instanceof Error ? error.message : String(error) });
    } finally {
      setBusy(false);
    }
  };
  const linked = runs && linkedCode !== undefined ? linkedCode : undefined;
  return (
    <>
      {exercise.program === undefined ? <Brief exercise={exercise.id} /> : null}
      {linked === undefined ? null : (
        <p className="m-0 flex flex-wrap items-center gap-3 text-[13px] text-ink2">
          {text.say(mine === undefined ? 'lab.linkedCode' : 'lab.linkedCodeShown')}
          <Button
            size="small"
            onPress={() => {
              setMine(mine === undefined ? source : undefined);
              change(mine ?? linked);
            }}
          >
            {text.say(mine === undefined ? 'lab.linkedCodeTake' : 'lab.linkedCodeBack')}
          </Button>
        </p>
      )}
      <div className="h-[min(44vh,420px)] min-h-48 overflow-hidden rounded-[7px] border border-line2">
        <LazyCodeEditor
          value={source}
          onChange={change}
          language={isProgram ? 'javascript' : 'typescript'}
          fileName={`${exercise.id}.${isProgram ? 'js' : 'ts'}`}
          declarations={texts.declarations}
          label={text.say('lab.editor', { title: text.pick(exercise.title) })}
          markers={markers}
          theme={theme}
          locale={text.locale}
          onReady={(api) => {
            editor.current = api;
          }}
        />
      </div>
      {exercise.program === undefined || manifest.input?.is !== 'program' ? null : <OpenProgram onText={change} />}
      {tooLong ? <p className="m-0 text-[13px] text-failed-ink">{text.say('lab.tooLong')}</p> : null}
      <Refusal words={refusal} />
      <div className="sticky -bottom-3.5 z-10 -mx-5 -my-1 border-t border-line bg-panel px-5 py-2 max-[700px]:static max-[700px]:border-0 max-[700px]:py-0">
        <ExerciseActions
          onRun={runs ? () => void run() : undefined}
          onGrade={exercise.program === undefined ? () => void check() : undefined}
          busy={busy}
          onStop={() => stop.current?.abort()}
          onReset={() => {
            change(texts.starter);
          }}
          onSolution={
            exercise.program !== undefined || hints < exercise.hints.length
              ? undefined
              : () => {
                  setSolved(!solved);
                }
          }
        />
      </div>
      {runs && code !== undefined && inCharge ? (
        <p className="m-0 text-[13px] text-ink2">
          {text.say('lab.inCharge')}{' '}
          <button
            type="button"
            className="cursor-pointer border-0 bg-transparent p-0 text-accent underline"
            onClick={() => void session.takeCode(undefined)}
          >
            {text.say('lab.release')}
          </button>
        </p>
      ) : null}
      <CheckList
        checks={(grade?.checks ?? []).map((each) => ({
          name: text.say(each.name),
          passed: each.passed,
          message: text.say(each.message),
          line: each.passed ? undefined : grade?.line,
        }))}
        onGoToLine={(line) => editor.current?.reveal(line)}
      />
      {exercise.hints.length === 0 ? null : (
        <Hints
          hints={exercise.hints.map((hint) => text.pick(hint))}
          shown={hints}
          onMore={() => {
            progress.openHints(manifest.id, exercise.id, hints + 1);
          }}
        />
      )}
      {solved && hints >= exercise.hints.length ? (
        <CodeBlock code={texts.solution} label={text.say('lab.solution')} />
      ) : null}
      {/* What a program prints is part of its trace, which is the stage’s to show. */}
      {isProgram ? null : (
        <OutputList
          lines={printed === undefined ? output : printed.lines.map((line, index) => ({ ...line, id: index }))}
          omitted={printed === undefined ? omitted : printed.omitted}
          onGoToLine={(line) => editor.current?.reveal(line)}
          onClear={() => {
            setPrinted(undefined);
            session.clearOutput();
          }}
        />
      )}
    </>
  );
}
