// Whether a message is changed once it is built: `message.payload["key"] = …`, `message.model_copy(update=…)`.
import { attributeOf, textOf } from './expressions.ts';
import type { Scope } from './outline.ts';
import type { PyNode } from './tree.ts';

/** The keyword of an envelope that holds its payload. */
export const payloadKeyword = 'payload';

const changing = `(?:${payloadKeyword}|model_copy|copy)`;

export const isPayloadTouched = (text: string, variable: string | null, { end }: PyNode, { body }: Scope): boolean =>
  variable !== null &&
  /^[\w.]+$/.test(variable) &&
  new RegExp(`(?<![\\w.])${variable.replaceAll('.', '\\.')}\\.${changing}\\b`).test(text.slice(end, body.end));

/** `Message.ready(…).model_copy(…)` */
export const isChangedAtOnce = (text: string, call: PyNode): boolean => {
  const attribute = call.parent?.children[0] === call ? attributeOf(call.parent) : null;
  return attribute !== null && new RegExp(`^${changing}$`).test(textOf(text, attribute.property));
};
