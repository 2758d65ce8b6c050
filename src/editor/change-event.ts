// The way of every command that changes an event that is there: question after question, the plan, the review. Back leads
// to the question before, and what cannot be done is told there.
import { Uri, window } from 'vscode';
import { allEvents, type ContractEvent } from '../engine/contract.ts';
import { keysOf } from '../engine/new-field.ts';
import type { Change } from '../engine/plan.ts';
import { formatType } from '../engine/wire-type.ts';
import { askEvent, mentionedAtCursor } from './ask-event.ts';
import { askValue } from './ask-value.ts';
import { planChange } from './planned.ts';
import { requireContract } from './require-contract.ts';
import { reviewAndApply } from './review-and-apply.ts';
import type { Services } from './services.ts';
import { tellRefusal } from './tell-refusal.ts';
import { answer, type Answer, type Choice, type Position } from './wizard/ask.ts';

/** What has been asked for so far; empty texts have not. */
export interface Wish {
  readonly protocol: string;
  readonly event: string;
  readonly key: string;
  /** A field line or a new name, as it was typed. */
  readonly typed: string;
  /** What calls pass, where that has to be said. */
  readonly value: string | null;
}

const emptyWish: Wish = { protocol: '', event: '', key: '', typed: '', value: null };

export type Question = (services: Services, wish: Wish, position: Position) => Promise<Answer<Wish>>;

export interface EventCommand {
  readonly title: string;
  /** The first asks for the event. */
  readonly questions: readonly Question[];
  readonly toChange: (wish: Wish) => Change;
  /** What the message says afterwards: "Removed `x`". */
  readonly done: (wish: Wish) => string;
  /** Where the plan is empty. */
  readonly nothing: (wish: Wish) => string;
}

/** The event of a wish, as the contract has it now. */
export const eventOf = ({ session }: Services, { protocol, event }: Wish): ContractEvent | null =>
  session.project
    .contract()
    .protocols.find(({ id }) => id === protocol)
    ?.events.get(event) ?? null;

export const eventQuestion: Question = async (services, wish, position) => {
  const events = allEvents(services.session.project.contract());
  const event = await askEvent(services, events, position, eventOf(services, wish));
  return event === null ? { kind: 'cancel' } : answer({ ...wish, protocol: event.protocol, event: event.name });
};

const toChoice = ({ payload }: ContractEvent, key: string): Choice<string> => {
  const sent = payload.find((field) => field.key === key);
  if (sent === undefined) return { label: key, description: 'never sent', value: key };
  const mark = sent.presence === 'conditional' ? ' · may be absent' : '';
  return { label: key, description: `${formatType(sent.type)}${mark}`, value: key };
};

export const keyQuestion: Question = async (services, wish, position) => {
  const event = eventOf(services, wish);
  const choices = event === null ? [] : [...keysOf(event)].map((key) => toChoice(event, key));
  const near = wish.key === '' ? (mentionedAtCursor(services)[0]?.field ?? '') : wish.key;
  const given = await services.ask.pick({
    position,
    prompt: choices.length === 0 ? `\`${wish.event}\` has no field` : `Which field of \`${wish.event}\`?`,
    choices,
    proposed: choices.find(({ value }) => value === near),
  });
  return given.kind === 'answer' ? answer({ ...wish, key: given.value }) : given;
};

/** The first question that the place has not answered. */
const startOf = (questions: readonly Question[], { event, key }: Wish): number => {
  if (event === '') return 0;
  return questions[1] === keyQuestion && key !== '' ? 2 : 1;
};

/** A menu is opened on what is meant: where that is one event, nobody asks which. */
const wishAtCursor = (services: Services, about: unknown): Wish => {
  const [only, other] = about instanceof Uri ? mentionedAtCursor(services) : [];
  if (only === undefined || other !== undefined) return emptyWish;
  return { ...emptyWish, protocol: only.event.protocol, event: only.event.name, key: only.field ?? '' };
};

/** Plans, shows and applies; `answer` is a wish that can be planned better. `said` was given as a value before. */
const carryOut = async (
  services: Services,
  command: EventCommand,
  wish: Wish,
  position: Position,
  said = '',
): Promise<Answer<Wish> | { readonly kind: 'done' }> => {
  const planned = await planChange(services.session, command.toChange(wish));
  if (planned.kind === 'refused') {
    const { question, reason } = planned;
    if (question !== undefined) {
      const given = await askValue(services, position, question, said);
      return given.kind === 'answer' ? answer({ ...wish, value: given.value }) : given;
    }
    return {
      kind: await tellRefusal(services, position, 'It cannot be changed like this: nothing is changed', reason),
    };
  }
  if (planned.plan.edits.length === 0) {
    void window.showInformationMessage(command.nothing(wish));
    return { kind: 'done' };
  }
  const kind = await reviewAndApply(services, position, planned, command.done(wish));
  // Back leads to the value, where one was asked for.
  return kind === 'back' && wish.value !== null
    ? carryOut(services, command, { ...wish, value: null }, position, wish.value)
    : { kind };
};

export const changeEvent = async (services: Services, about: unknown, command: EventCommand): Promise<void> => {
  await requireContract(services.session);
  const { title, questions } = command;
  let wish = wishAtCursor(services, about);
  let at = startOf(questions, wish);
  for (;;) {
    const position = {
      title: wish.event === '' ? title : `${title}: ${wish.event}`,
      step: at + 1,
      total: questions.length + 1,
    };
    const question = questions[at];
    const given =
      question === undefined
        ? await carryOut(services, command, wish, position)
        : await question(services, wish, position);
    if (given.kind === 'cancel' || given.kind === 'done') return;
    if (given.kind === 'answer') {
      wish = given.value;
      at = Math.min(at + 1, questions.length);
    } else at = Math.max(0, at - 1);
  }
};
