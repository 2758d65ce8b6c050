/**
 * Connects the front desk socket with the stores.
 */

import { useCallback, useEffect, useState } from 'react'
import { wsClient } from '../api/websocket'
import { useChatStore, useJobStore } from '../stores/desk'
import { useUsageStore } from '../stores/ledger'
import { useDocumentStore } from '../stores/library'
import { useProofStore } from '../stores/proofs'
import type {
  WSMessage,
  ThinkingPayload,
  ToolStartPayload,
  ToolEndPayload,
  MessagePayload,
  ApprovalPayload,
  UsagePayload,
  ErrorPayload,
  DocumentStatusPayload,
  JobUpdatePayload,
  ProofPayload,
  PrintOptions,
} from '../types'

// The question the desk waits for, kept outside of any component
let pendingApproval: ApprovalPayload | null = null
let approvalListeners: ((approval: ApprovalPayload | null) => void)[] = []

export function getPendingApproval() {
  return pendingApproval
}

export function setPendingApproval(approval: ApprovalPayload | null) {
  pendingApproval = approval
  approvalListeners.forEach((fn) => fn(approval))
}

export function onPendingApprovalChange(fn: (approval: ApprovalPayload | null) => void) {
  approvalListeners.push(fn)
  return () => {
    approvalListeners = approvalListeners.filter((f) => f !== fn)
  }
}

export function useWebSocket() {
  const [isConnected, setIsConnected] = useState(false)
  const { addMessage, appendToMessage, updateLastMessage, setThinking, addToolCall, updateToolCall, setLoading, setError } = useChatStore()

  const handleMessage = useCallback(
    (msg: WSMessage) => {
      switch (msg.type) {
        case 'thinking': {
          const payload = msg.payload as ThinkingPayload
          setThinking(payload.content)
          break
        }

        case 'tool_start': {
          const payload = msg.payload as ToolStartPayload
          setThinking(null)
          addToolCall({ id: payload.id, tool: payload.tool, input: payload.input })
          break
        }

        case 'tool_end': {
          const payload = msg.payload as ToolEndPayload
          updateToolCall(payload.id, payload.result, payload.ok)
          break
        }

        case 'message': {
          const payload = msg.payload as MessagePayload
          const chatId = useChatStore.getState().activeChatId
          const messageId = payload.messageId ?? crypto.randomUUID()
          // An answer arrives in pieces that share their ID
          const isKnown = useChatStore.getState().getMessages(chatId).some((m) => m.id === messageId)
          if (isKnown) {
            appendToMessage(chatId, messageId, payload.text)
          } else {
            addMessage(chatId, {
              id: messageId,
              role: payload.role,
              text: payload.text,
              timestamp: new Date().toISOString(),
              replyToId: payload.replyToId,
            })
          }
          break
        }

        case 'document_status': {
          const payload = msg.payload as DocumentStatusPayload
          useDocumentStore.getState().upsertDocument(payload.deskId, payload.documentId, {
            status: payload.status,
            ...(payload.pageCount !== undefined ? { pageCount: payload.pageCount } : {}),
            ...(payload.filename ? { filename: payload.filename } : {}),
          })
          break
        }

        case 'job_update': {
          const payload = msg.payload as JobUpdatePayload
          useJobStore.getState().upsertJob({
            id: payload.jobId,
            deskId: payload.deskId,
            title: payload.title,
            status: payload.status,
            progress: Math.round(payload.progress * 100),
            note: payload.message,
            error: payload.error,
          })
          break
        }

        case 'proof': {
          const payload = msg.payload as ProofPayload
          useProofStore.getState().addProof({
            id: payload.id,
            title: payload.title,
            content: payload.content,
            version: payload.version,
            colors: payload.colors ?? [],
            messageId: payload.messageId,
          })
          break
        }

        case 'approval_needed': {
          const payload = msg.payload as ApprovalPayload
          setPendingApproval(payload)
          break
        }

        case 'usage': {
          const payload = msg.payload as UsagePayload
          useUsageStore.getState().recordUsage({
            model: Object.keys(payload.perModel)[0] || 'unknown',
            tokens: payload.totalTokens,
            cost: payload.totalCost,
          })
          break
        }

        case 'error': {
          const payload = msg.payload as ErrorPayload
          setError(payload.code ? `${payload.message} (${payload.code})` : payload.message)
          setLoading(false)
          setThinking(null)
          setPendingApproval(null)
          break
        }

        case 'done': {
          setLoading(false)
          setThinking(null)
          const doneReplyToId = (msg.payload as Record<string, unknown>).replyToId as string | undefined
          if (doneReplyToId) {
            updateLastMessage(useChatStore.getState().activeChatId, { replyToId: doneReplyToId })
          }
          break
        }
      }
    },
    [addMessage, appendToMessage, updateLastMessage, setThinking, addToolCall, updateToolCall, setLoading, setError]
  )

  useEffect(() => {
    const unsubscribe = [
      wsClient.onMessage(handleMessage),
      wsClient.onConnect(() => setIsConnected(true)),
      wsClient.onDisconnect(() => setIsConnected(false)),
      wsClient.onError(() => setError('The front desk cannot be reached')),
    ]

    // Strict mode mounts twice: connect only when the second one stays
    const timeoutId = setTimeout(() => wsClient.connect(), 100)

    return () => {
      clearTimeout(timeoutId)
      wsClient.disconnect()
      unsubscribe.forEach((fn) => fn())
    }
  }, [handleMessage, setError])

  const sendOrder = useCallback(
    (
      message: string,
      options?: {
        deskId?: string
        chatId?: string
        printOptions?: PrintOptions
        replyToId?: string
      }
    ) => {
      wsClient.sendChat(message, options)
      useChatStore.getState().beginAnswer()
    },
    []
  )

  const cancel = useCallback(() => {
    wsClient.sendCancel()
    setLoading(false)
  }, [setLoading])

  const approve = useCallback((id: string, approved: boolean) => {
    wsClient.sendApproval(id, approved)
    setPendingApproval(null)
  }, [])

  return {
    isConnected,
    sendOrder,
    cancel,
    approve,
  }
}
