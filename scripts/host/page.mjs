// The address of the page that shows a folder in the server's VS Code.

/** A path as the page must name it: percent-encoded part by part. @param {string} path */
export const encodePath = (path) => path.split('/').map(encodeURIComponent).join('/');

/**
 * @param {{ address: string }} server
 * @param {{ folder?: string, workspace?: string }} what Nothing opens an empty window.
 * @param {readonly (readonly [string, string])[]} [payload]
 */
export function pageAddress(server, what, payload = []) {
  const extra = payload.length > 0 ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : '';
  return `${server.address}/?${shown(what)}${extra}`;
}

/** @param {{ folder?: string, workspace?: string }} what */
function shown({ folder, workspace }) {
  if (workspace) return `workspace=${encodePath(workspace)}`;
  return folder ? `folder=${encodePath(folder)}` : 'ew=true';
}
