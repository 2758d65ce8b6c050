/**
 * The parts of the shop that answer over plain HTTP.
 */

import { useAuthStore } from '../stores/session'

async function request(method: string, path: string, body?: unknown): Promise<void> {
  const { accessToken } = useAuthStore.getState()
  const response = await fetch(new URL(path, window.location.href), {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessToken}` },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`)
}

/** Hand in a manuscript. Its status arrives over the front desk socket. */
export function uploadDocument(deskId: string, filename: string, content: string): Promise<void> {
  return request('POST', '/api/documents', { desk_id: deskId, filename, content })
}

/** Start a job. Its progress arrives over the front desk socket. */
export function createJob(deskId: string, title: string, sheets: number): Promise<void> {
  return request('POST', '/api/jobs', { desk_id: deskId, title, sheets })
}

export function steerJob(jobId: string, action: 'pause' | 'resume' | 'cancel'): Promise<void> {
  return request('POST', `/api/jobs/${jobId}/${action}`)
}

export function pinMessage(roomId: string, messageId: string): Promise<void> {
  return request('POST', `/api/rooms/${roomId}/pins`, { message_id: messageId })
}

export function unpinMessage(roomId: string, messageId: string): Promise<void> {
  return request('DELETE', `/api/rooms/${roomId}/pins/${messageId}`)
}
