/**
 * What the front desk socket and the room socket have in common: opening,
 * reopening, sending and handing messages on.
 */

import { useAuthStore } from '../stores/session'

export type ConnectionHandler = () => void
export type ErrorHandler = (error: Event) => void

/** The address of a socket of the server this page came from. */
export function socketUrl(path: string, query: Record<string, string>): string {
  const { protocol, host } = window.location
  const scheme = protocol === 'https:' ? 'wss' : 'ws'
  return `${scheme}://${host}${path}?${new URLSearchParams(query)}`
}

export abstract class BaseWebSocketClient<TMessage> {
  protected ws: WebSocket | null = null
  private attempts = 0
  private closedOnPurpose = false

  private messageHandlers = new Set<(message: TMessage) => void>()
  private connectHandlers = new Set<ConnectionHandler>()
  private disconnectHandlers = new Set<ConnectionHandler>()
  private errorHandlers = new Set<ErrorHandler>()

  /** Where to connect, token included. */
  protected abstract buildUrl(token: string): string

  protected connectWithToken(): void {
    if (this.ws) return

    const { accessToken } = useAuthStore.getState()
    if (!accessToken) {
      console.error('Sign in before opening a WebSocket')
      return
    }

    this.closedOnPurpose = false
    const ws = new WebSocket(this.buildUrl(accessToken))
    this.ws = ws

    ws.onopen = () => {
      this.attempts = 0
      this.connectHandlers.forEach((h) => h())
    }

    ws.onmessage = (event) => {
      let message: TMessage
      try {
        message = JSON.parse(event.data) as TMessage
      } catch {
        console.error('The server sent something that is no JSON')
        return
      }
      this.messageHandlers.forEach((h) => h(message))
    }

    ws.onclose = () => {
      if (this.ws !== ws) return
      this.ws = null
      this.disconnectHandlers.forEach((h) => h())
      this.scheduleReconnect()
    }

    ws.onerror = (error) => {
      this.errorHandlers.forEach((h) => h(error))
    }
  }

  private scheduleReconnect(): void {
    if (this.closedOnPurpose || this.attempts >= 5) return
    const delay = 1000 * 2 ** this.attempts
    this.attempts += 1
    setTimeout(() => {
      if (!this.closedOnPurpose) this.connectWithToken()
    }, delay)
  }

  disconnect(): void {
    this.closedOnPurpose = true
    const ws = this.ws
    this.ws = null
    ws?.close()
  }

  protected sendRaw(data: unknown): void {
    if (this.ws?.readyState !== WebSocket.OPEN) {
      console.error('The WebSocket is not open')
      return
    }
    this.ws.send(JSON.stringify(data))
  }

  /** Add a handler and return how to take it off again. */
  private add<T>(handlers: Set<T>, handler: T): () => void {
    handlers.add(handler)
    return () => {
      handlers.delete(handler)
    }
  }

  onMessage(handler: (message: TMessage) => void): () => void {
    return this.add(this.messageHandlers, handler)
  }

  onConnect(handler: ConnectionHandler): () => void {
    return this.add(this.connectHandlers, handler)
  }

  onDisconnect(handler: ConnectionHandler): () => void {
    return this.add(this.disconnectHandlers, handler)
  }

  onError(handler: ErrorHandler): () => void {
    return this.add(this.errorHandlers, handler)
  }

  get isConnected(): boolean {
    return this.ws?.readyState === WebSocket.OPEN
  }
}
