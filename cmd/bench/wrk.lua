-- What wrk asks, and what it tells at the end. Its argument is a file of paths, a
-- line each; every thread begins at another place of it and goes around.

local threads = {}

function setup(thread)
   thread:set("turn", #threads)
   table.insert(threads, thread)
end

function init(args)
   requests, answered, limited, unavailable, other = {}, 0, 0, 0, 0
   for path in io.lines(args[1]) do
      table.insert(requests, wrk.format("GET", path))
   end
   at = math.floor(turn * #requests / 2)
end

function request()
   at = at % #requests + 1
   return requests[at]
end

function response(status)
   if status == 200 then
      answered = answered + 1
   elseif status == 429 then
      limited = limited + 1
   elseif status == 503 then
      unavailable = unavailable + 1
   else
      other = other + 1
   end
end

function done(summary, latency)
   local sum = { answered = 0, limited = 0, unavailable = 0, other = 0 }
   for _, thread in ipairs(threads) do
      for name in pairs(sum) do
         sum[name] = sum[name] + thread:get(name)
      end
   end
   local e = summary.errors
   print(string.format(
      'told {"answered":%d,"limited":%d,"unavailable":%d,"other":%d,"broken":%d,"microseconds":%d,"p50":%d,"p99":%d}',
      sum.answered, sum.limited, sum.unavailable, sum.other, e.connect + e.read + e.write + e.timeout,
      summary.duration, latency:percentile(50), latency:percentile(99)))
end
