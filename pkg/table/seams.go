package table

import "maps"

// Clone is an engine with the same items and no seams; both go on apart.
func (m *Memory) Clone() *Memory {
	m.mu.Lock()
	defer m.mu.Unlock()
	return &Memory{items: maps.Clone(m.items), rows: copied(m.rows), shown: copied(m.shown)}
}

func (m *Memory) weak(key Key, care, path string) bool {
	return m.Weaken != nil && m.Weaken(key, care, path)
}

// left are the edits of an action that Weaken leaves in.
func (m *Memory) left(a Write) []Edit {
	if m.Weaken == nil {
		return a.changes
	}
	var edits []Edit
	for _, e := range a.changes {
		if !m.Weaken(a.key, "edit", e.path) {
			edits = append(edits, e)
		}
	}
	return edits
}

// about is the attribute a condition looks at, or the first of several.
func (c Condition) about() string {
	for c.path == "" && len(c.of) > 0 {
		c = c.of[0]
	}
	return c.path
}
