import { useEffect, useState } from 'react'
import { getPendingApproval, onPendingApprovalChange } from '../hooks/useWebSocket'

interface ApprovalBarProps {
  onAnswer: (id: string, approved: boolean) => void
}

export function ApprovalBar({ onAnswer }: ApprovalBarProps) {
  const [approval, setApproval] = useState(getPendingApproval())

  useEffect(() => onPendingApprovalChange(setApproval), [])

  if (!approval) return null
  return (
    <div role="dialog">
      <p>
        {approval.question} ({approval.tool}): {approval.details.sheets} sheets, {approval.details.paper}
      </p>
      <button onClick={() => onAnswer(approval.id, true)}>Yes</button>
      <button onClick={() => onAnswer(approval.id, false)}>No</button>
    </div>
  )
}
