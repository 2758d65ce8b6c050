import { useState } from 'react'
import { useWebSocket } from '../hooks/useWebSocket'
import { useChatStore } from '../stores/desk'
import { useUsageStore } from '../stores/ledger'
import { ApprovalBar } from './ApprovalBar'
import { JobList } from './JobList'
import { DocumentList } from './DocumentList'
import { ProofView } from './ProofView'

const DESK_ID = 'front'

export function ChatPanel() {
  const { isConnected, sendOrder, cancel, approve } = useWebSocket()
  const { activeChatId, messages, thinking, toolCalls, isLoading, error } = useChatStore()
  const totalCost = useUsageStore((s) => s.totalCost)
  const [draft, setDraft] = useState('')

  const submit = () => {
    sendOrder(draft, { deskId: DESK_ID, chatId: activeChatId, printOptions: { copies: 5 } })
    setDraft('')
  }

  return (
    <section>
      <h2>Front desk {isConnected ? '(open)' : '(closed)'}</h2>
      <ul>
        {(messages[activeChatId] || []).map((m) => (
          <li key={m.id}>
            {m.role}: {m.text}
          </li>
        ))}
      </ul>
      {thinking && <p>{thinking} …</p>}
      {toolCalls.map((call) => (
        <p key={call.id}>
          {call.tool}: {String(call.result ?? 'working')}
        </p>
      ))}
      {error && <p role="alert">{error}</p>}
      <ApprovalBar onAnswer={approve} />
      <input value={draft} onChange={(e) => setDraft(e.target.value)} />
      <button onClick={submit} disabled={!draft}>
        Send
      </button>
      <button onClick={cancel} disabled={!isLoading}>
        Cancel
      </button>
      <ProofView />
      <JobList />
      <DocumentList deskId={DESK_ID} />
      <footer>Spent so far: {totalCost.toFixed(3)}</footer>
    </section>
  )
}
