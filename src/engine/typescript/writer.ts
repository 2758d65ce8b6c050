// The writers of the TypeScript half: one part of an event each, text in, edits out.
export { insertNamedImport, type NamedImportSpec, removeNamedImportIfUnused } from './write-import.ts';
export {
  insertHandlerCase,
  type HandlerCaseName,
  type HandlerCaseSpec,
  removeHandlerCase,
} from './write-handler-case.ts';
export { insertInterface, type InterfaceSpec, removeInterface } from './write-interface.ts';
export { holdsState, isLoneStore, newStoreText } from './write-new-store.ts';
export { removeStoreState, type StoreStateName } from './remove-store.ts';
export { insertStoreState, type StoreActionSpec, type StoreStateSpec, type StoreUpdate } from './write-store.ts';
export {
  insertUnionMember,
  removeUnionMember,
  type UnionMemberName,
  type UnionMemberSpec,
} from './write-union-member.ts';
export { insertSendMethod, type MethodName, removeMethod, type SendMethodSpec } from './write-send-method.ts';
export { type CallbackName, type CallbackSpec, insertCallback, removeCallback } from './write-callback.ts';
export { type FieldsOwner, memberRange } from './find-fields.ts';
export { type FieldMatch, insertField, matchField, removeField } from './write-field.ts';
export { givesBehind, insertHandedOn } from './write-handed-on.ts';
export { insertSentKey, readOptionsIndex } from './write-sent-key.ts';
export { readObjectType } from './object-type.ts';
export { syntaxErrors } from './syntax.ts';
export { isIdentifier, writeType } from './write-type.ts';
export { comparedLiterals } from './compared-literals.ts';
export { filesAround, withImports } from './files-around.ts';
export { type Renamed, Symbols } from './symbols.ts';
export { parameterNameFor } from './member-name.ts';
export { isNameFreeIn, optionOfCallback, optionOfMethod, spellKey } from './spell-key.ts';
export { isFromCallers, readSource, removeHandedOn, removeSentKey, sentFrom } from './remove-sent-key.ts';
export { isCast, retypeCasts, retypeField, retypeHandedOn, retypeSentKey, type Retyping } from './retype.ts';
