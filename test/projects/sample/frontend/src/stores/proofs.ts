import { create } from 'zustand'
import type { Proof } from '../types'

interface ProofState {
  proofs: Record<string, Proof>
  activeProofId: string | null

  // Actions
  addProof: (proof: Proof) => void
  selectProof: (id: string | null) => void
  reset: () => void
}

export const useProofStore = create<ProofState>()((set) => ({
  proofs: {},
  activeProofId: null,

  addProof: (proof) =>
    set((state) => ({
      proofs: { ...state.proofs, [proof.id]: proof },
      activeProofId: proof.id,
    })),

  selectProof: (id) => set({ activeProofId: id }),

  reset: () => set({ proofs: {}, activeProofId: null }),
}))
