// The hook of a generated application: one switch over the messages, callbacks that send, an object that is returned.
import {
  actionName,
  callbackName,
  importOf,
  keptEvents,
  type KnownEvent,
  namesOf,
  payloadName,
  senderName,
  type Shape,
} from './world-shape.ts';

const isCast = (shape: Shape, event: KnownEvent): boolean =>
  shape.flavour === 'main' && event.fields.length > 0 && (keptEvents(shape).includes(event) || shape.hasPayloads);

const bodyOf = (shape: Shape, event: KnownEvent): readonly string[] => {
  const { store } = namesOf(shape);
  const action = `${store}.getState().${actionName(shape, event)}`;
  const isKept = keptEvents(shape).includes(event);
  if (isCast(shape, event)) {
    return [
      `const payload = ${shape.message}.payload as ${payloadName(event)}§`,
      isKept ? `${action}(payload)§` : `console.log(payload.${event.fields[0]?.key ?? ''})§`,
    ];
  }
  if (event.fields.length === 0) return [`console.log('${event.name}')§`];
  const payload = shape.flavour === 'rooms' ? 'p' : `${shape.message}.payload`;
  const source = shape.flavour === 'main' ? `(${shape.message}.payload as Record<string, unknown>)` : payload;
  const reads = event.fields.map(
    ({ key, typeScript, isConditional }, index) =>
      `${key}: ${source}.${key} as ${typeScript}${isConditional === true ? ' | undefined' : ''}${index === event.fields.length - 1 ? '°' : ','}`,
  );
  const call = isKept ? action : 'console.log';
  return [`${call}({`, ...reads.map((read) => `  ${read}`), '})§'];
};

/** Lines of the `switch`, unindented. */
const switchLines = (shape: Shape): readonly string[] => {
  const gap = shape.typeScript.isSpaced ? [''] : [];
  const cases = shape.server.map((event) => {
    const lines = [...bodyOf(shape, event), 'break§'];
    return event.fields.length > 0 || shape.typeScript.isSpaced
      ? [`  case '${event.name}': {`, ...lines.map((line) => `    ${line}`), '  }']
      : [`  case '${event.name}':`, ...lines.map((line) => `    ${line}`)];
  });
  return [
    ...(shape.flavour === 'rooms' ? [`const p = ${shape.message}.payload§`, ''] : []),
    `switch (${shape.message}.type) {`,
    ...cases.flatMap((lines, index) => {
      const note = shape.typeScript.hasNotes && index === 3 ? ['  // At the end'] : [];
      return index === 0 ? lines : [...gap, ...note, ...lines];
    }),
    '}',
  ];
};

const deeper = (lines: readonly string[], by: number): string =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line)).join('\n');

const handlerPart = (shape: Shape): readonly string[] => {
  const { instance, wrapper } = namesOf(shape);
  if (shape.flavour === 'main') {
    return [
      `  const handleMessage = useCallback(
    (${shape.message}: ${wrapper}) => {
${deeper(switchLines(shape), 6)}
    },
    []^
  )§`,
      `  useEffect(() => {
    const unsubscribe = ${instance}.onMessage(handleMessage)§
    ${instance}.connect()§
    return unsubscribe§
  }, [handleMessage])§`,
    ];
  }
  return [
    `  useEffect(() => {
    const unsubscribe = client.onMessage((${shape.message}: ${wrapper}) => {
${deeper(switchLines(shape), 6)}
    })§
    client.connect()§
    return unsubscribe§
  }, [client])§`,
  ];
};

const callback = (shape: Shape, event: KnownEvent): string => {
  const { instance } = namesOf(shape);
  const [client, dependencies] =
    shape.flavour === 'main'
      ? [instance, '[]']
      : shape.flavour === 'rooms'
        ? ['clientRef.current', '[]']
        : ['client', '[client]'];
  const parameters = event.fields.map(
    ({ key, typeScript, isConditional }) => `${key}${isConditional === true ? '?' : ''}: ${typeScript}`,
  );
  const passed = event.fields.map(({ key }) => key).join(', ');
  const head = `  const ${callbackName(shape, event)} = useCallback(`;
  const call = `${client}.${senderName(shape, event)}(${passed})§`;
  return shape.typeScript.isLongCallback
    ? `${head}\n    (${parameters.join(', ')}) => {\n      ${call}\n    },\n    ${dependencies}^\n  )§`
    : `${head}(${parameters.join(', ')}) => {\n    ${call}\n  }, ${dependencies})§`;
};

const returned = (shape: Shape): string => {
  const names = ['isOpen', ...(shape.hasCallbacks ? shape.client.map((event) => callbackName(shape, event)) : [])];
  return shape.typeScript.isLongReturn
    ? `  return {\n${names.map((name) => `    ${name}`).join(',\n')}°\n  }§`
    : `  return { ${names.join(', ')} }§`;
};

const importLines = (shape: Shape): readonly string[] => {
  const { lower, client, instance, store, wrapper } = namesOf(shape);
  const isMain = shape.flavour === 'main';
  const hasCallback = isMain || (shape.hasCallbacks && shape.client.length > 0);
  const react = [
    ...(hasCallback ? ['useCallback'] : []),
    'useEffect',
    ...(isMain ? [] : ['useRef']),
    ...(shape.store === null ? ['useState'] : []),
  ];
  const payloads = shape.server.filter((event) => isCast(shape, event)).map(payloadName);
  return [
    importOf(shape, react, 'react', false),
    importOf(shape, [isMain ? instance : client], `../api/${lower}-client`, false),
    ...(shape.store === null ? [] : [importOf(shape, [store], `../stores/${lower}`, false)]),
    importOf(shape, [wrapper, ...payloads], `../types/${lower}`, true),
  ];
};

export const writeHook = (shape: Shape): string => {
  const { client, hook, store } = namesOf(shape);
  const head = [
    ...(shape.store === null
      ? ['  const [isOpen] = useState(false)§']
      : [`  const isOpen = ${store}((state) => state.isOpen)§`]),
    ...(shape.flavour === 'main'
      ? []
      : [`  const clientRef = useRef<${client}>(new ${client}())§`, '  const client = clientRef.current§']),
  ];
  const callbacks = shape.hasCallbacks ? shape.client.map((event) => callback(shape, event)) : [];
  const parts = [head.join('\n'), ...handlerPart(shape), ...callbacks, returned(shape)];
  const doc = shape.typeScript.hasDocs ? '/**\n * Connects one socket with its store.\n */\n\n' : '';
  return `${doc}${importLines(shape).join('\n')}\n\nexport function ${hook}() {\n${parts.join('\n\n')}\n}`;
};
