-- What wrk says at the end, in one line: requests, errors, microseconds in all, at the median and at p95.
function done(summary, latency)
  local wrong = summary.errors
  local errors = wrong.status + wrong.connect + wrong.read + wrong.write + wrong.timeout
  local figures = {summary.requests, errors, summary.duration, latency:percentile(50), latency:percentile(95)}
  io.write("figures " .. table.concat(figures, " ") .. "\n")
end
