-- Sends the exchanges that EXCHANGES has, one after the other, and compares each answer
-- with the right ones. A thread has one connection, so that it knows what is answered.

local threads = {}
local number = 0

function setup(thread)
   number = number + 1
   thread:set("number", number)
   table.insert(threads, thread)
end

function init()
   dofile(os.getenv("EXCHANGES"))
   sent = 0
   wrong = 0
   example = ""
   seen = ""
   counts = {}
   current = nil
end

function request()
   sent = sent + 1
   current = exchanges[(sent + number) % #exchanges + 1]
   local headers = current.headers

   if current.is_new then
      headers = { Origin = "https://u" .. number .. "-" .. sent .. ".example" }
   end

   return wrk.format(current.method, current.path, headers)
end

function response(status, headers)
   local said = {}

   for name, value in pairs(headers) do
      if name == "Vary" or name:find("Access-Control-", 1, true) == 1 then
         table.insert(said, name .. "=" .. value)
      end
   end

   table.sort(said)
   table.insert(said, 1, tostring(status))
   local key = table.concat(said, "|")

   if not current.answers[key] then
      wrong = wrong + 1
      example = current.name .. ": " .. key
      return
   end

   local name = current.name .. "|" .. key

   if not counts[name] then
      counts[name] = true
      seen = seen .. name .. "\n"
   end
end

function done(summary)
   local errors = summary.errors
   local wrong = 0

   for _, thread in ipairs(threads) do
      wrong = wrong + thread:get("wrong")

      if thread:get("example") ~= "" then
         io.write("example " .. thread:get("example") .. "\n")
      end

      for line in thread:get("seen"):gmatch("[^\n]+") do
         io.write("seen " .. line .. "\n")
      end
   end

   local failed = errors.connect + errors.read + errors.write + errors.timeout
   io.write("requests " .. summary.requests .. "\n")
   io.write("wrong " .. wrong .. "\n")
   io.write("failed " .. failed .. "\n")
end
