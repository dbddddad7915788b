package serve

import (
	"encoding/json"

	"github.com/aws/aws-lambda-go/events"
)

// Image is an item of a stream record in plain Go values, so that reading it needs no client of the table (whose types
// alone take longer to initialise than everything here):
//
//	S string · N json.Number · BOOL bool · NULL nil · B []byte · L []any · M map[string]any
//	SS []string · NS []json.Number · BS [][]byte
//
// Numbers keep all their digits. A nil item stays nil.
func Image(item map[string]events.DynamoDBAttributeValue) map[string]any {
	if item == nil {
		return nil
	}
	out := make(map[string]any, len(item))
	for name, v := range item {
		out[name] = plain(v)
	}
	return out
}

func plain(v events.DynamoDBAttributeValue) any {
	if v.IsNull() { // also the zero value, whose type says binary
		return nil
	}
	switch v.DataType() {
	case events.DataTypeString:
		return v.String()
	case events.DataTypeNumber:
		return json.Number(v.Number())
	case events.DataTypeBoolean:
		return v.Boolean()
	case events.DataTypeBinary:
		return v.Binary()
	case events.DataTypeList:
		list := make([]any, len(v.List()))
		for i, element := range v.List() {
			list[i] = plain(element)
		}
		return list
	case events.DataTypeMap:
		return Image(v.Map())
	case events.DataTypeStringSet:
		return v.StringSet()
	case events.DataTypeNumberSet:
		set := make([]json.Number, len(v.NumberSet()))
		for i, n := range v.NumberSet() {
			set[i] = json.Number(n)
		}
		return set
	case events.DataTypeBinarySet:
		return v.BinarySet()
	}
	return nil
}
