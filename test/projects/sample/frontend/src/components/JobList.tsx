import { steerJob } from '../api/rest'
import { useJobStore } from '../stores/desk'
import type { PrintJob } from '../types'

function describe(job: PrintJob): string {
  switch (job.status) {
    case 'printing':
      return `${job.progress} %`
    case 'failed':
      return job.error ?? 'failed'
    default:
      return job.note ?? job.status
  }
}

export function JobList() {
  const { jobs, removeJob } = useJobStore()

  return (
    <ul>
      {jobs.map((job) => (
        <li key={job.id}>
          {job.title}: {describe(job)}
          <button onClick={() => steerJob(job.id, 'pause')}>Pause</button>
          <button onClick={() => steerJob(job.id, 'resume')}>Resume</button>
          <button onClick={() => steerJob(job.id, 'cancel')}>Cancel</button>
          <button onClick={() => removeJob(job.id)}>Forget</button>
        </li>
      ))}
    </ul>
  )
}
