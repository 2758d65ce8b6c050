import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface UsageState {
  totalMessages: number
  totalTokens: number
  totalCost: number
  byModel: Record<string, number>

  // Actions
  recordUsage: (data: { model: string; tokens: number; cost: number }) => void
  resetUsage: () => void
}

const initialUsage = {
  totalMessages: 0,
  totalTokens: 0,
  totalCost: 0,
  byModel: {},
}

export const useUsageStore = create<UsageState>()(
  persist(
    (set) => ({
      ...initialUsage,

      recordUsage: ({ model, tokens, cost }) =>
        set((state) => ({
          totalMessages: state.totalMessages + 1,
          totalTokens: state.totalTokens + tokens,
          totalCost: state.totalCost + cost,
          byModel: { ...state.byModel, [model]: (state.byModel[model] || 0) + tokens },
        })),

      resetUsage: () => set(initialUsage),
    }),
    {
      name: 'workshop-usage',
    }
  )
)
