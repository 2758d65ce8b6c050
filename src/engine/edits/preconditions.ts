// What has to hold before an event is written: the constructs it goes into are whole, and calls of a factory that is gone
// agree with the one that would be written.
import { toSnakeCase } from '../case.ts';
import { type Contract, type ContractEvent, type Protocol, toLocation } from '../contract.ts';
import type { CallFact } from '../facts.ts';
import type { FieldSpec } from '../plan.ts';
import { isTouching, type Place } from '../source.ts';

/** One sentence about a damaged enum or wrapper, or null. The parser's errors elsewhere in the file are not ours. */
export const damageProblem = (contract: Contract, { server }: Protocol): string | null => {
  for (const at of [server.set, server.wrapper]) {
    const facts = contract.files.get(at?.path ?? '');
    if (at === null || facts?.language !== 'python') continue;
    if (facts.damage.some((range) => isTouching(range, at.fact.range))) {
      return `${at.path} does not parse inside \`${at.fact.name}\`: mend its syntax first.`;
    }
  }
  return null;
};

const callsOf = (contract: Contract, wrapper: string, factory: string): readonly (Place & { call: CallFact })[] =>
  [...contract.files].flatMap(([path, facts]) =>
    facts.language === 'python'
      ? facts.calls
          .filter(({ receiver, name }) => receiver === wrapper && name === factory)
          .map((call) => ({ path, range: call.range, call }))
      : [],
  );

const agrees = ({ arguments: given, hasSpread }: CallFact, fields: readonly FieldSpec[]): boolean => {
  if (hasSpread) return true;
  const identifiers = new Set(fields.map(({ key }) => toSnakeCase(key)));
  const required = fields.filter(({ presence, default: value }) => presence === 'always' && value === null).length;
  const isKnown = given.every(({ keyword }) => keyword === null || identifiers.has(keyword));
  return isKnown && given.length >= required && given.length <= fields.length;
};

/** One sentence about code that calls the factory with other arguments than the fields would give it, or null. */
export const callProblem = (
  contract: Contract,
  { id }: Protocol,
  event: ContractEvent | null,
  factory: string,
  fields: readonly FieldSpec[],
): string | null => {
  if (event?.mentions.some(({ part }) => part === 'factory') === true) return null;
  const other = callsOf(contract, id, factory).find(({ call }) => !agrees(call, fields));
  if (other === undefined) return null;
  const given = other.call.arguments.map(({ keyword, text }) => keyword ?? text).join(', ');
  return `\`${id}.${factory}\` is called with ${given === '' ? 'nothing' : given} at ${toLocation(contract, other)}: give the fields for that.`;
};
