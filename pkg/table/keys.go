package table

import (
	"hash/fnv"
	"strconv"
)

// Key is the address of an item: partition and sort.
type Key struct{ Partition, Sort string }

// child is the address of a thing in the same partition: child("session", "ses_…") sorts at "session/ses_…".
func (k Key) child(kind, id string) Key { return Key{k.Partition, kind + "/" + id} }

// Every item of the product, one line each. A tenant's things stand in the tenant's partition, a person's own things in the
// person's, so that a deletion knows where to look.

// Tenant holds what must be decided together: standing, seats, counts, owners, rule, brake.
func Tenant(tenant string) Key { return Key{tenant, "tenant"} }

// Handle claims the short name a tenant signs in with.
func Handle(handle string) Key { return Key{"name/" + handle, "name"} }

// Mail claims an address within a tenant; canonical is the compared form.
func Mail(tenant, canonical string) Key { return Tenant(tenant).child("mail", canonical) }

// User is the person's account.
func User(tenant, user string) Key { return Key{tenant + "/" + user, "user"} }

// Password holds the hash of a person's password, apart from the account that every request reads.
func Password(tenant, user string) Key { return Key{tenant + "/" + user, "password"} }

// Session is a person's own login.
func Session(tenant, user, session string) Key { return User(tenant, user).child("session", session) }

// Link is a one-time link of a person.
func Link(tenant, user, link string) Key { return User(tenant, user).child("link", link) }

// Letter is one mail owed to a person.
func Letter(tenant, user, letter string) Key { return User(tenant, user).child("letter", letter) }

// UserHistory is an entry of a person's own history.
func UserHistory(tenant, user, entry string) Key { return User(tenant, user).child("history", entry) }

// TenantHistory is an entry of a tenant's history.
func TenantHistory(tenant, entry string) Key { return Tenant(tenant).child("history", entry) }

// Grant is the tenant's permission for support; its TTL is its end.
func Grant(tenant string) Key { return Key{tenant, "grant"} }

// Ending is what is owed when a grant ends; it has no TTL.
func Ending(tenant, grant string) Key { return Tenant(tenant).child("ending", grant) }

// Register is the lasting record of a grant; it has no TTL.
func Register(tenant, grant string) Key { return Tenant(tenant).child("register", grant) }

// Entry is the lasting record of one support session under a grant.
func Entry(tenant, grant, session string) Key {
	return Key{tenant, "register/" + grant + "/" + session}
}

// SupportSession is an agent's login into a tenant.
func SupportSession(tenant, session string) Key { return Tenant(tenant).child("session", session) }

// Desk is where an agent finds the support session he began; in it stands the tenant.
func Desk(home, agent, session string) Key { return User(home, agent).child("desk", session) }

// View is how a person has arranged a list.
func View(tenant, user, list string) Key { return User(tenant, user).child("view", list) }

// Circular is a letter owed to all administrators of a tenant.
func Circular(tenant, circular string) Key { return Tenant(tenant).child("circular", circular) }

// Nomination is an operator's wish to name an owner, effective unless an owner refuses.
func Nomination(tenant string) Key { return Key{tenant, "nomination"} }

// Erasure is a deletion that is owed: of a person, or of a closed tenant.
func Erasure(tenant, user string) Key { return Tenant(tenant).child("erasure", user) }

// Folder is a folder of a tenant.
func Folder(tenant, folder string) Key { return Tenant(tenant).child("folder", folder) }

// Tree counts a tenant's folders and their moves: no two changes of its shape can miss each other.
func Tree(tenant string) Key { return Key{tenant, "tree"} }

// Member is a person's role in a folder, as the folder finds it.
func Member(tenant, folder, user string) Key { return Key{tenant, "member/" + folder + "/" + user} }

// Membership is the same role, as the person finds it.
func Membership(tenant, user, folder string) Key { return User(tenant, user).child("folder", folder) }

// Job is work of many steps that somebody started.
func Job(tenant, job string) Key { return Tenant(tenant).child("job", job) }

// Work is what a job has to go through, fixed when it starts.
func Work(tenant, job string) Key { return Tenant(tenant).child("work", job) }

// Result is what became of one thing in a job.
func Result(tenant, job, item string) Key { return Key{tenant, "result/" + job + "/" + item} }

// Import is an uploaded file of people: rehearsed, and perhaps carried out.
func Import(tenant, imp string) Key { return Tenant(tenant).child("import", imp) }

// ImportPart are the next twenty rows of an import.
func ImportPart(tenant, imp, part string) Key { return Key{tenant, "import/" + imp + "/" + part} }

// Presence is a thing of the vendor's product in which people may appear; kind and thing hold no slash.
func Presence(tenant, kind, thing string) Key { return Key{tenant, "presence/" + kind + "/" + thing} }

// Upon is a thing that stands on another, as the other finds it.
func Upon(tenant, kind, thing, upon, other string) Key {
	return Key{tenant, "upon/" + upon + "/" + other + "/" + kind + "/" + thing}
}

// Appears is a person in a thing, as the thing finds him.
func Appears(tenant, kind, thing, user string) Key {
	return Key{tenant, "appears/" + kind + "/" + thing + "/" + user}
}

// Appearance is the same, as the person finds it.
func Appearance(tenant, user, kind, thing string) Key {
	return Key{User(tenant, user).Partition, "appears/" + kind + "/" + thing}
}

// Pepper is a tenant's random key, with which it remembers the addresses of deleted people.
func Pepper(tenant string) Key { return Key{tenant, "pepper"} }

// Gone is when somebody with an address was deleted; hash is the address under the tenant's pepper.
func Gone(tenant, hash string) Key { return Tenant(tenant).child("gone", hash) }

// Digest is the daily summary owed to a tenant's administrators.
func Digest(tenant string) Key { return Key{tenant, "digest"} }

// ServiceKey is a credential of the vendor's product.
func ServiceKey(key string) Key { return Key{"key/" + key, "key"} }

// Act is something that was done in a support session, as the register lists it: the entry of history that tells it.
func Act(tenant, session, entry string) Key { return Key{tenant, Acts + session + "/" + entry} }

// Throttle counts attempts; hash covers tenant, address, source and window.
func Throttle(hash string) Key { return Key{"throttle/" + hash, "throttle"} }

// Repeat remembers the outcome of a request with an Idempotency-Key.
func Repeat(hash string) Key { return Key{"repeat/" + hash, "repeat"} }

// Vendor marks that the vendor's own tenant was opened, once.
func Vendor() Key { return Key{"vendor", "vendor"} }

// Prefixes of sort keys, for queries over a partition.
const (
	Sessions  = "session/"
	Links     = "link/"
	Letters   = "letter/"
	Histories = "history/"
	Entries   = "register/"
	Acts      = "act/" // of support sessions
	Circulars = "circular/"
	Imports   = "import/"
	Jobs      = "job/"
	Folders   = "folder/"
	InFolders = "member/" // members of all folders
	Results   = "result/"
	Appearing = "appears/" // people in things, in the tenant's partition and in each person's
	OnThings  = "upon/"
	Claims    = "mail/" // of addresses
)

// Index names an index and its two attributes.
type Index struct{ Name, Hash, Range string }

// The table itself and its indexes. Rows without the hash attribute are not in an index.
var (
	Main      = Index{"", "partition", "sort"}
	Due       = Index{"due", "due", "dueAt"}                    // work that is owed, by instant
	People    = Index{"people", "people", "nameKey"}            // a tenant's users by German collation
	Mails     = Index{"mails", "people", "mailKey"}             // the same by address
	Seen      = Index{"seen", "people", "seen"}                 // the same by last sign-in
	Born      = Index{"born", "people", "created"}              // the same by creation
	Idle      = Index{"idle", "idle", "idleAt"}                 // a tenant's users by what the idle rule does next
	Directory = Index{"directory", "directory", "directoryKey"} // tenants, open grants, administrators, service keys
)

// Indexes lists the secondary indexes, in the template's order.
func Indexes() []Index { return []Index{Due, People, Mails, Seen, Born, Idle, Directory} }

// Kinds of work that is owed.
const (
	DueLetter     = "letter"
	DueWarning    = "warning" // warnings of the idle rule, after people's own letters
	DueCircular   = "circular"
	DueRule       = "rule"
	DueEnding     = "ending"
	DueSession    = "session" // the end of a support session
	DueErasure    = "erasure"
	DueClosing    = "closing"
	DueNomination = "nomination"
	DueDigest     = "digest"
	DueJob        = "job"
)

// Shards is the number of partitions each kind of owed work is spread over.
const Shards = 4

// Owed is the partition of the due index in which the item at k stands: kind and a shard of its key.
func Owed(kind string, k Key) string {
	h := fnv.New32a()
	h.Write([]byte(k.Partition + "\x00" + k.Sort))
	return kind + "/" + strconv.Itoa(int(h.Sum32()%Shards))
}

// Partitions of the idle index.
func Unwarned(tenant string) string { return tenant + "/unwarned" }

// Written holds those whose letter is under way, by the next look at it.
func Written(tenant string) string { return tenant + "/written" }

// Warned holds those whose letter was accepted, by its promise.
func Warned(tenant string) string { return tenant + "/warned" }

// Held holds those whose warning came back, by since when they wait for an administrator's answer.
func Held(tenant string) string { return tenant + "/held" }

// Partitions of the directory.
const (
	Tenants    = "tenants"
	OpenGrants = "open"
	Keys       = "keys"
)

// Administrators is the directory partition of a tenant's active administrators.
func Administrators(tenant string) string { return tenant + "/administrators" }
