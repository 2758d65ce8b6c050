// What the planner uses of this folder: one writer for each part of an event in Python.
export { pythonDamage } from './damage.ts';
export { toIdentifier, writeAnnotation, writeDefault } from './python-text.ts';
export { removeReception, type ReceptionName } from './remove-reception.ts';
export { addressingOf, type Addressing, type Transport } from './transport.ts';
export { insertEmission, type EmissionSpec } from './write-emission.ts';
export { insertEnumMember, removeEnumMember, type EnumMemberName, type EnumMemberSpec } from './write-enum-member.ts';
export { insertFactory, removeFactory, type FactoryName, type FactorySpec } from './write-factory.ts';
export { removeFunction, type FunctionName, type Removed } from './write-function.ts';
export { ensureImport, removeImportIfUnused, type ImportName, type ImportSpec } from './write-import.ts';
export { insertModelField, matchModelField } from './write-model-field.ts';
export { insertRead } from './write-read.ts';
export { insertSentField } from './write-sent-field.ts';
export { insertReception, type ReceptionSpec } from './write-reception.ts';
