package simulation_test

var on30 = at("0d0h58m", "on", rule(30))

var lifetimes = []lifetime{
	{name: "switch-on day", steps: []step{on30}, promise: "2026-03-17 11:00", says: "has never been used", rows: []row{
		{"0d0h57m", 0, "off", "the rule is off"},
		{"0d0h59m", 0, "due", "long idle, and the next run has not come"},
		{"0d1h1m", 1, "warned", "at once, with 15 days"},
		{"14d23h", 1, "warned", "already sent"},
		{"15d1h59m", 1, "warned", "the promise is a full hour, with an hour for the way"},
		{"15d2h6m", 1, "none", "the promise has come"},
		{"60d", 1, "none", "only an administrator reactivates"}}},
	{name: "nobody is warned too early", steps: []step{on30, at("0d0h30m", "Carl", signs("Carl"))}, promise: "2026-04-01 12:00", rows: []row{
		{"15d0h29m", 0, "counting", "fifteen days before the end of the period"},
		{"15d0h31m", 0, "due", "the run is hourly"},
		{"15d1h1m", 1, "warned", "the next run"},
		{"30d1h59m", 1, "warned", "not a minute early"},
		{"30d2h6m", 1, "none", ""}}},
	{name: "sign-in at the last moment", steps: []step{on30, at("15d1h59m", "Carl", signs("Carl"))}, rows: []row{
		{"15d1h58m", 1, "warned", ""},
		{"15d3h", 1, "counting", "he signed in"},
		{"30d1h58m", 1, "counting", "the whole period again"},
		{"30d2h1m", 2, "warned", "a new letter"},
		{"45d3h6m", 2, "none", "after fifteen days more"}}},
	{name: "runs missed for three days", steps: []step{on30, at("14d", "no run", sleep(3))}, rows: []row{
		{"16d", 1, "warned", "nobody looked"},
		{"17d0h6m", 1, "none", "due is what came before, never today only"}}},
	{name: "the run that warns missed for days", steps: []step{on30, at("0d0h59m", "no run", sleep(2))}, promise: "2026-03-19 11:00", rows: []row{
		{"2d0h58m", 0, "due", "nobody looked"},
		{"2d1h1m", 1, "warned", "fifteen days from then, not from the day it was due"},
		{"17d0h59m", 1, "warned", ""},
		{"17d2h6m", 1, "none", ""}}},
	{name: "shortened inside the fifteen days", steps: []step{at("0d0h58m", "on", rule(40)), at("6d0h58m", "shorter", rule(30))}, promise: "2026-03-22 10:00", rows: []row{
		{"4d23h", 0, "counting", ""},
		{"5d0h1m", 1, "warned", ""},
		{"6d2h", 1, "warned", "the promise stands: no second letter"},
		{"16d", 1, "warned", "he was told the 22nd"},
		{"20d1h6m", 1, "none", ""}}},
	{name: "lengthened inside the fifteen days", steps: []step{on30, at("7d0h58m", "longer", rule(90))}, rows: []row{
		{"7d0h57m", 1, "warned", ""},
		{"7d2h", 1, "counting", "the letter is void"},
		{"15d3h", 1, "counting", "and nobody is deactivated on it"},
		{"54d23h", 1, "counting", ""},
		{"55d0h1m", 2, "warned", "a new letter"},
		{"70d1h6m", 2, "none", ""}}},
	{name: "off and on months later", steps: []step{on30, at("10d", "off", rule(0)), at("120d0h58m", "on", rule(30))}, rows: []row{
		{"11d", 1, "off", ""},
		{"15d3h", 1, "off", "no deactivation while it is off"},
		{"120d0h59m", 1, "due", "the letter of March is void"},
		{"120d1h1m", 2, "warned", ""},
		{"134d", 2, "warned", ""},
		{"135d2h6m", 2, "none", ""}}},
	{name: "exempted", steps: []step{on30, at("5d", "exempt", onUser("Carl", exempt(60)))}, rows: []row{
		{"5d1h", 1, "exempt", ""},
		{"15d3h", 1, "exempt", "the letter is void"},
		{"60d1h", 1, "counting", "from the end of the exemption"},
		{"74d23h", 1, "counting", ""},
		{"75d0h1m", 2, "warned", ""},
		{"90d1h6m", 2, "none", ""}}},
	{name: "exempted and no longer", steps: []step{on30, at("5d", "exempt", onUser("Carl", exempt(60))), at("20d0h58m", "not", onUser("Carl", exempt(0)))}, rows: []row{
		{"19d", 1, "exempt", ""},
		{"20d0h59m", 1, "due", "he counts from before; the old letter stays void"},
		{"20d1h1m", 2, "warned", ""},
		{"35d2h6m", 2, "none", ""}}},
	{name: "held for weeks", steps: []step{on30, at("1d", "bounce", reports("Carl", "Bounce")), at("40d0h17m", "proceed", onUser("Carl", proceed))}, rows: []row{
		{"1d0h1m", 1, "held", "the warning came back"},
		{"15d3h", 1, "held", "nobody is deactivated on it"},
		{"40d", 1, "held", "until somebody answers"},
		{"40d0h18m", 1, "warned", "their word stands for a letter"},
		{"55d0h59m", 1, "warned", "fifteen days from then"},
		{"55d1h6m", 1, "none", ""}}},
	{name: "held, and a new address", steps: []step{on30, at("1d", "bounce", reports("Carl", "Bounce")), at("3d0h58m", "address", onUser("Carl", readdress("carl@new.example")))}, rows: []row{
		{"2d", 1, "held", ""},
		{"3d1h1m", 2, "warned", "to the new address"},
		{"18d2h6m", 2, "none", ""}}},
	{name: "held, and he signs in", steps: []step{on30, at("1d", "bounce", reports("Carl", "Bounce")), at("3d", "Carl", signs("Carl"))}, rows: []row{
		{"2d", 1, "held", ""},
		{"3d0h1m", 1, "counting", "that answers it"},
		{"18d0h1m", 2, "warned", ""}}},
	{name: "thrown away after it was taken", steps: []step{on30, at("0d1h2m", "reject", reports("Carl", "Reject")), at("40d0h17m", "proceed", onUser("Carl", proceed))}, rows: []row{
		{"0d1h1m", 1, "warned", "accepted, for a moment"},
		{"0d1h3m", 1, "held", "it never left"},
		{"15d3h", 1, "held", "nobody is deactivated on it"},
		{"40d0h18m", 1, "warned", "their word stands for a letter"},
		{"55d1h6m", 1, "none", ""}}},
	{name: "refused for good, then proceed", steps: []step{on30, at("0d0h59m", "refused", refuses), at("40d0h17m", "proceed", onUser("Carl", proceed))}, rows: []row{
		{"0d1h1m", 0, "held", "the mail system will never take it"},
		{"15d3h", 0, "held", "nothing is tried again, and nobody is deactivated"},
		{"40d0h18m", 0, "warned", "their word stands for a letter"},
		{"55d0h59m", 0, "warned", "fifteen days from then"},
		{"55d1h6m", 0, "none", ""}}},
	{name: "refused for good, and a new address", steps: []step{on30, at("0d0h59m", "refused", refuses), at("3d0h58m", "address", onUser("Carl", readdress("carl@new.example")))}, rows: []row{
		{"3d", 0, "held", ""},
		{"3d1h1m", 1, "warned", "to the new address"},
		{"18d2h6m", 1, "none", ""}}},
	{name: "reactivated", steps: []step{on30, at("20d", "back", onUser("Carl", reactivate))}, rows: []row{
		{"15d2h6m", 1, "none", ""},
		{"20d0h10m", 1, "counting", "not hit by the next run"},
		{"34d23h", 1, "counting", ""},
		{"35d0h1m", 2, "warned", ""},
		{"50d0h59m", 2, "warned", ""},
		{"50d1h6m", 2, "none", ""}}},
	{name: "imported, never told", steps: []step{at("0d", "imported", imported), on30}, says: "This is the first message you receive from Werkbank", rows: []row{
		{"0d0h57m", 0, "off", "an import sends no mail"},
		{"0d1h1m", 1, "warned", "the first letter he ever gets"},
		{"15d2h6m", 1, "none", ""}}},
	{name: "last owner", who: "Anna", steps: []step{at("0d0h30m", "not exempt", onUser("Anna", exempt(0))), on30}, rows: []row{
		{"15d2h", 0, "protected", "the rule never touches the last active owner"},
		{"99d", 0, "protected", "whatever happens to all the others"}}},
	{name: "promise void after seven days", steps: []step{on30, at("14d", "no run", sleep(9))}, rows: []row{
		{"22d1h59m", 1, "warned", ""},
		{"22d2h", 1, "due", "the promise is void"},
		{"23d1h1m", 2, "warned", "a new letter"},
		{"38d1h59m", 2, "warned", "and fifteen days"},
		{"38d2h6m", 2, "none", ""}}},
	{name: "sender down for hours", steps: []step{on30, at("0d0h59m", "no mail", noMail(6))}, promise: "2026-03-17 17:00", rows: []row{
		{"0d1h1m", 0, "due", ""},
		{"0d6h58m", 0, "due", "put off every five minutes"},
		{"0d7h6m", 1, "warned", "with a date from then"},
		{"15d7h59m", 1, "warned", ""},
		{"15d8h6m", 1, "none", ""}}},
	{name: "answer lost", steps: []step{on30, at("0d0h59m", "lost", lost)}, promise: "2026-03-17 12:00", rows: []row{
		{"0d1h1m", 1, "due", "taken, and nobody knows"},
		{"0d1h59m", 1, "due", "the lease is not over"},
		{"0d2h1m", 2, "warned", "one mail too many, none lost"},
		{"15d2h59m", 2, "warned", "what the last letter says holds"},
		{"15d3h6m", 2, "none", ""}}},
	{name: "answer lost, reported sent", steps: []step{on30, at("0d0h59m", "lost", lost), at("0d1h10m", "report", reports("Carl", "Delivery"))}, promise: "2026-03-17 11:00", rows: []row{
		{"0d1h9m", 1, "due", ""},
		{"0d1h11m", 1, "warned", "seen in time for the promise"},
		{"2d2h", 1, "warned", "and never sent again"}}},
	{name: "suspended and resumed", steps: []step{on30, at("3d", "out", suspend), at("18d0h58m", "in", resume)}, rows: []row{
		{"15d3h", 1, "warned", "the rule rests"},
		{"18d1h1m", 2, "warned", "letters of before are void"},
		{"33d2h6m", 2, "none", ""}}},
	{name: "over the change of clocks in Vienna", steps: []step{at("13d0h58m", "on", rule(30))}, promise: "2026-03-30 12:00", says: "Europe/Vienna, UTC+2", rows: []row{
		{"13d1h1m", 1, "warned", "on 15 March at ten"},
		{"28d1h59m", 1, "warned", "fifteen times 24 hours"},
		{"28d2h6m", 1, "none", ""}}},
	{name: "over the change of clocks in New York", zone: "America/New_York", steps: []step{on30}, promise: "2026-03-17 06:00", says: "America/New_York, UTC-4", rows: []row{
		{"15d1h59m", 1, "warned", ""}, {"15d2h6m", 1, "none", ""}}},
	{name: "a full hour in Kathmandu", zone: "Asia/Kathmandu", steps: []step{on30}, promise: "2026-03-17 16:00", says: "Asia/Kathmandu, UTC+5:45", rows: []row{
		{"15d2h14m", 1, "warned", "its hours begin at a quarter past"}, {"15d2h20m", 1, "none", ""}}},
	{name: "a full hour on Lord Howe", zone: "Australia/Lord_Howe", steps: []step{at("20d0h58m", "on", rule(30))}, says: "UTC+10:30", rows: []row{
		{"20d1h1m", 1, "warned", ""}, {"35d2h36m", 1, "none", ""}}},
}
