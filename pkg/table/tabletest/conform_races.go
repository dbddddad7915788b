package tabletest

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/curfew/curfew/pkg/table"
)

// together runs f n times at once and counts its answers.
func together(n int, f func(i int) error) map[error]int {
	var mu sync.Mutex
	var all sync.WaitGroup
	counts := map[error]int{}
	start := make(chan struct{})
	for i := range n {
		all.Go(func() {
			<-start
			err := f(i)
			mu.Lock()
			defer mu.Unlock()
			counts[err]++
		})
	}
	close(start)
	all.Wait()
	return counts
}

// Of many who claim one address at once exactly one gets it, and only that one's account is there.
func claims(s *subject) {
	for round := range 10 {
		address := table.Mail("ten", fmt.Sprint("one@", round))
		user := func(i int) table.Key { return table.User("ten", fmt.Sprint(round, "-", i)) }
		counts := together(8, func(i int) error {
			return s.table.Commit(s.Context(),
				table.Put(address, fields{"user": i}).If(table.Absent(), errOne),
				table.Put(user(i), fields{"n": i}),
				table.Put(table.UserHistory("ten", user(i).Partition, "h"), fields{}).Receipt())
		})
		if counts[nil] != 1 || counts[errOne] != 7 {
			s.Errorf("round %d: %v, want one winner", round, counts)
		}
		accounts := 0
		for i := range 8 {
			if item := s.items(user(i))[0]; item != nil {
				accounts++
				s.holds(address, fields{"user": item["n"].(string)})
			}
		}
		if accounts != 1 {
			s.Errorf("round %d: %d accounts", round, accounts)
		}
	}
}

// Two who decided on the same version: the second is refused and decides again.
func versionGuard(s *subject) {
	k := s.put(fields{"status": "active", "version": 1})
	deactivate := func(version int) table.Write {
		return table.Change(k, table.Set("status", "deactivated"), table.Add("version", 1)).If(table.Is("version", version), errOne)
	}
	signIn := func(version int) table.Write {
		return table.Change(k, table.Set("lastUse", Start), table.Add("version", 1)).If(table.Is("status", "active"), errTwo).If(table.Is("version", version), errThree)
	}
	// The person signs in between the job's look and its write: the job loses on purpose.
	s.faults.Interleave(WriteCall, 1, func() { s.commit(signIn(1)) })
	if err := s.table.Commit(s.Context(), deactivate(1)); !errors.Is(err, errOne) {
		s.Errorf("deactivated on an old look: %v", err)
	}
	s.holds(k, fields{"status": "active", "version": "#2", "lastUse": table.Stamp(Start)})
	// The other way round the person is refused, for the reason listed first.
	s.faults.Reset()
	s.faults.Interleave(WriteCall, 1, func() { s.commit(deactivate(2)) })
	if err := s.table.Commit(s.Context(), signIn(2)); !errors.Is(err, errTwo) {
		s.Errorf("signed in to a deactivated account: %v", err)
	}
	// Without control over who is first: one of both, never both.
	for round := range 20 {
		s.faults.Reset()
		s.commit(table.Put(k, fields{"status": "active", "version": round}))
		counts := together(2, func(i int) error {
			return s.table.Commit(s.Context(), []table.Part{deactivate(round), signIn(round)}[i])
		})
		if counts[nil] != 1 || counts[errOne]+counts[errTwo]+counts[errThree] != 1 {
			s.Errorf("round %d: %v", round, counts)
		}
	}
}

// A thousand attempts at six hundred seats from sixteen at once: the sum is exact and nobody sits above the limit.
func contention(s *subject) {
	const bought, tries, actors = 600, 1000, 16
	k := s.put(fields{"used": 0, "bought": bought})
	var next, most atomic.Int64
	counts := together(actors, func(int) error {
		for next.Add(1) <= tries {
			err := s.table.Commit(s.Context(), table.Change(k, table.Add("used", 1)).If(table.Under("used", "bought"), errOne))
			switch {
			case err == nil:
				most.Add(1)
			case !errors.Is(err, errOne):
				return err
			}
		}
		return nil
	})
	if counts[nil] != actors || most.Load() != bought {
		s.Errorf("%v, %d seats taken, want %d", counts, most.Load(), bought)
	}
	s.holds(k, fields{"used": fmt.Sprint("#", bought), "bought": fmt.Sprint("#", bought)})
}
