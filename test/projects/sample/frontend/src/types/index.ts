/**
 * Types shared by the whole front end.
 */

// =============================================================================
// CHAT TYPES
// =============================================================================

export type MessageRole = 'user' | 'assistant'

export interface ChatMessage {
  id: string
  role: MessageRole
  text: string
  timestamp: string
  replyToId?: string
}

export interface ToolCall {
  id: string
  tool: string
  input: Record<string, unknown>
  result?: unknown
  ok?: boolean
}

export interface PrintOptions {
  paper?: string
  copies?: number
}

// =============================================================================
// WORKSHOP TYPES
// =============================================================================

export type DocumentStatus = 'processing' | 'ready' | 'failed'

export interface ShopDocument {
  id: string
  deskId: string
  filename: string
  status: DocumentStatus
  pageCount: number
}

export type JobStatus = 'queued' | 'printing' | 'paused' | 'done' | 'cancelled' | 'failed'

export interface PrintJob {
  id: string
  deskId: string
  title: string
  status: JobStatus
  progress: number
  note?: string
  error?: string
}

export interface Proof {
  id: string
  title: string
  content: string
  version: number
  colors: string[]
  messageId?: string
}

// =============================================================================
// WEBSOCKET TYPES
// =============================================================================

export type WSMessageType =
  | 'chat'
  | 'cancel'
  | 'approval'
  | 'thinking'
  | 'tool_start'
  | 'tool_end'
  | 'message'
  | 'document_status'
  | 'job_update'
  | 'proof'
  | 'approval_needed'
  | 'usage'
  | 'error'
  | 'done'

export interface WSMessage<T = unknown> {
  type: WSMessageType
  payload: T
}

export interface ThinkingPayload {
  content: string
}

export interface ToolStartPayload {
  id: string
  tool: string
  input: Record<string, unknown>
}

export interface ToolEndPayload {
  id: string
  result: unknown
  ok: boolean
}

export interface MessagePayload {
  role: MessageRole
  text: string
  messageId: string | null
  replyToId?: string
}

export interface ApprovalPayload {
  id: string
  tool: string
  question: string
  details: {
    sheets?: number
    paper?: string
  }
}

export interface UsagePayload {
  totalTokens: number
  totalCost: number
  steps: number
  elapsedMs: number
  perModel: Record<string, { tokens: number; cost: number }>
}

export interface ErrorPayload {
  message: string
  code: string | null
}

export interface DocumentStatusPayload {
  deskId: string
  documentId: string
  status: DocumentStatus
  pageCount?: number
  filename?: string
}

export interface JobUpdatePayload {
  deskId: string
  jobId: string
  title: string
  status: JobStatus
  progress: number
  message?: string
  error?: string
}

export interface ProofPayload {
  id: string
  title: string
  content: string
  version: number
  colors?: string[]
  messageId?: string
}

// =============================================================================
// ROOM TYPES
// =============================================================================

export type HelperState = 'idle' | 'thinking'

export interface RoomMessage {
  id: string
  roomId: string
  senderId: string
  senderName: string
  isHelper: boolean
  text: string
  timestamp: string
  toolCalls?: RoomToolCall[]
}

export interface RoomToolCall {
  id: string
  tool: string
  result?: string
}

export type RoomWSMessageType =
  | 'room_chat'
  | 'room_typing'
  | 'room_cancel'
  | 'room_message'
  | 'room_helper_thinking'
  | 'room_helper_done'
  | 'room_typing_indicator'
  | 'room_presence'
  | 'room_error'
  // Pin board
  | 'room_pin_add'
  | 'room_pin_remove'

export interface RoomWSMessage {
  type: RoomWSMessageType
  payload: Record<string, unknown>
}
