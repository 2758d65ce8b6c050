// Makes the `except` of a guarded emission: in the words of the wrapper beside it, where those can be told apart.
import type { FunctionFact, PythonFacts } from '../facts.ts';
import type { FileStyle } from './file-style.ts';
import { freeName } from './parameters.ts';
import { call, deeper, layOut, type Frame } from './ruff-layout.ts';

export interface GuardSpec {
  readonly factory: string;
  /** Names that parameters have. */
  readonly taken: ReadonlySet<string>;
  readonly sibling: FunctionFact | null;
  readonly style: FileStyle;
  readonly frame: Frame;
}

export const writeGuard = (text: string, facts: PythonFacts, spec: GuardSpec): readonly string[] => {
  const { frame, taken, style } = spec;
  const inner = deeper(frame);
  const logger = findLogger(text, facts);
  if (logger === null || taken.has(logger)) {
    return [
      `${frame.indent}except Exception:`,
      `${inner.indent}# A failed broadcast must never break the work.`,
      `${inner.indent}pass`,
    ];
  }
  const { method, comment, message, variable } = likeSibling(text, facts, spec, logger) ?? {
    method: 'debug',
    comment: '# A failed broadcast must never break the work',
    message: `Failed to broadcast ${wordsOf(spec.factory)}: {e}`,
    variable: 'e',
  };
  const caught = variable === null ? null : freeName(taken, variable, 'exc', 'failure');
  const words = caught === null || variable === null ? message : message.replace(`{${variable}}`, `{${caught}}`);
  const prefix = caught === null ? '' : 'f';
  return [
    `${frame.indent}except Exception${caught === null ? '' : ` as ${caught}`}:`,
    ...(comment === null ? [] : [inner.indent + comment]),
    ...layOut('', call(`${logger}.${method}`, `${prefix}${style.quote}${words}${style.quote}`), '', inner),
  ];
};

const wordsOf = (name: string): string => name.replace(/_+/g, ' ').trim();

const findLogger = (text: string, facts: PythonFacts): string | null => {
  const imported = facts.imports.find(({ local, within }) => within === null && /^_?(?:logger|log)$/.test(local));
  return imported?.local ?? /^(_?(?:logger|log|LOGGER|LOG))\s*(?::[^=\n]*)?=/m.exec(text)?.[1] ?? null;
};

interface Guard {
  readonly method: string;
  readonly comment: string | null;
  readonly message: string;
  readonly variable: string | null;
}

/** The sibling's guard with its event's words replaced; null where it says something else. */
const likeSibling = (
  text: string,
  facts: PythonFacts,
  { sibling, factory }: GuardSpec,
  logger: string,
): Guard | null => {
  if (sibling === null) return null;
  const body = text.slice(sibling.bodyRange.start, sibling.bodyRange.end);
  const guard =
    /except Exception(?: as (\w+))?:[ \t]*\r?\n(?:[ \t]*(#[^\r\n]*)\r?\n)?[ \t]*(\w+)\.(\w+)\((f?)(["'])([^"'\r\n\\]*)\6\)\s*$/.exec(
      body,
    );
  if (guard?.[3] !== logger) return null;
  const [, variable, comment, , method = 'debug', , , message = ''] = guard;
  const built = facts.calls.filter(({ within, receiver }) => within === sibling.name && /^[A-Z]/.test(receiver ?? ''));
  const own = built.map(({ name }) => wordsOf(name)).find((words) => words !== '' && message.includes(words));
  const replaced = own === undefined ? null : message.replace(own, wordsOf(factory));
  const holes = replaced?.match(/\{[^}]*\}/g) ?? [];
  if (replaced === null || holes.some((hole) => hole !== `{${variable ?? ''}}`)) return null;
  return {
    method,
    comment: comment ?? null,
    message: replaced,
    variable: holes.length > 0 ? (variable ?? null) : null,
  };
};
