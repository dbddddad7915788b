package template

import "strings"

// right is one action on one thing.
type right struct{ action, on string }

// rights reads policies. Things are named Table, Table/index/due, Bus; a name that is put together otherwise stands as written.
func rights(policies Node) map[right]bool {
	all := map[right]bool{}
	for _, policy := range policies.Items() {
		for _, s := range policy.Get("Statement").Items() {
			for _, action := range s.Get("Action").Items() {
				for _, on := range s.Get("Resource").Items() {
					all[right{action.Text(), thing(on)}] = true
				}
			}
		}
	}
	return all
}

// thing is the short name of a resource: !GetAtt X.Arn is X, !Sub ${X.Arn}/y is X/y.
func thing(n Node) string {
	name := n.Text()
	if n.Tag() == "!GetAtt" {
		return strings.TrimSuffix(name, ".Arn")
	}
	return strings.Replace(strings.Replace(name, "${", "", 1), ".Arn}", "", 1)
}

// May tells whether the function has the right to an action of DynamoDB (PutItem, Query …) on the table, or on an index of it.
// index is "" for the table itself. A transaction needs the right to each of its parts and none of its own.
func (f Function) May(action, index string) bool {
	on := "Table"
	if index != "" {
		on += "/index/" + index
	}
	return f.rights[right{"dynamodb:" + action, on}]
}
