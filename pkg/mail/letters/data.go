package letters

import "time"

// Data is what a letter is written from. Names and other free text may hold anything: they are made one line and cut where
// they are too long. Every letter needs the first group; what else a kind needs:
//
//	invitation        LinkURL LinkExpires Handle SignInURL ForgottenURL GettingToKnowURL (Actor)
//	password-link     LinkURL LinkExpires Handle ForgottenURL                       (Actor)
//	idle-warning      Promise IdleDays SignInURL ForgottenURL                       (LastSignIn)
//	idle-digest       People IdleDays SignInURL                                     (Count; LastSignIn, Promise, Proceed of each)
//	idle-held         Held AnswerURL                                                (Held.Promise, Reason)
//	idle-brake        Count IdleDays AnswerURL                                      (AtLeast, Done)
//	support-opened    Actor Period Level Starts Ends AnswerURL
//	support-changed   Actor Period Level Ends AnswerURL                             (WasEnds or WasUnlimited)
//	support-entered   Agent Profile Reason Ticket Starts Ends AnswerURL
//	support-ended     EndedWhy Ends AnswerURL, Actor if switched off
//	address-changed   OldMail NewMail Actor SignInURL ForgottenURL
//	owner-nominated   NomineeName Effective Actor AnswerURL                         (Reason)
//	owner-named       NomineeName Effective SignInURL                               (Actor)
//	tenant-suspended  Effective                                                     (Reason)
//	tenant-closed     Effective ErasedOn                                            (Reason)
//
// Where Ends is asked for, Unlimited stands in for it in support-opened and support-changed. NeverTold may be set with every
// kind but the invitation, and then asks for ForgottenURL.
type Data struct {
	ProductName   string         // what the vendor's product is called
	ProductURL    string         // its page, in the signature
	TenantName    string         // the customer whose account it is
	Handle        string         // his short name: it is typed at every sign-in
	Recipient     string         // the name of the person written to
	RecipientMail string         // the address written to
	Contact       string         // whom to ask, as it stands in a sentence: Anna Gruber <anna@muster.example>, Bert Huber <…>
	Zone          *time.Location // in which the recipient reads instants

	SignInURL        string // where people sign in; for administrators, where the console is
	ForgottenURL     string // where a link to set a password is asked for
	GettingToKnowURL string // the short introduction
	AnswerURL        string // where an administrator or owner decides, or sees to it
	LinkURL          string // the secret link; refused in every letter but invitation and password-link
	LinkExpires      time.Time

	NeverTold bool // this is the first mail the person ever gets: say who writes, why, and how to get a password

	Promise    time.Time // when the account will be deactivated
	IdleDays   int       // the period of the rule, in days
	LastSignIn time.Time // the last sign-in or use, zero for never
	People     []Person  // who was deactivated; at most 100 are named
	Count      int       // how many there are; 0 in a digest means as many as People
	AtLeast    bool      // there may be more than Count
	Done       int       // how many the brake let through in the 24 hours before
	Held       Person    // whose warning did not arrive

	Actor     string    // who did it
	Agent     string    // who from support
	Profile   string    // the administrator whose profile the agent uses
	Reason    string    // free text of whoever acted, or of the mail server
	Ticket    string    // the vendor's number of the request
	Period    string    // 1d, 1w, 2w, 1m, 4m or unlimited
	Level     string    // view or change
	Starts    time.Time // of the grant, or of the agent's session
	Ends      time.Time // the same; in support-ended, when it did end
	Unlimited bool      // the grant has no end
	EndedWhy  string    // expired, switched-off, suspended or closed

	WasEnds      time.Time // the end before the change, zero to leave it out
	WasUnlimited bool      // it had none

	MayAnswer bool // the recipient may do what AnswerURL leads to
	Inactive  bool // the account is deactivated: nobody signs in with it

	OldMail     string    // the address before the change
	NewMail     string    // the address after it; RecipientMail must be one of the two, and decides which letter it is
	NomineeName string    // the new owner
	Effective   time.Time // when it takes or took effect
	ErasedOn    time.Time // when the data are gone
}

// Person is somebody a letter to administrators speaks of.
type Person struct {
	Name       string
	Mail       string
	LastSignIn time.Time // the last sign-in or use, zero for never
	Promise    time.Time // the date that the warning named, zero to leave it out
	Proceed    bool      // no letter arrived: an administrator decided in its place
	Why        string    // anything to add, in the recipient's language
}
