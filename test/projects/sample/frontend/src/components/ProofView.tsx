import { useProofStore } from '../stores/proofs'

export function ProofView() {
  const { proofs, activeProofId, selectProof } = useProofStore()
  const proof = activeProofId ? proofs[activeProofId] : undefined

  if (!proof) return null
  return (
    <figure>
      <pre>{proof.content}</pre>
      <figcaption>
        {proof.title}, version {proof.version}, {proof.colors.join(' and ')}
      </figcaption>
      <button onClick={() => selectProof(null)}>Close</button>
    </figure>
  )
}
