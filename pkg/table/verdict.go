package table

import (
	"errors"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/smithy-go"
)

// verdict sorts an error of the engine: refused, surely not written, or unknown.
func verdict(err error) error {
	if err == nil {
		return nil
	}
	var cancelled *types.TransactionCanceledException
	if errors.As(err, &cancelled) {
		return cancellation(err, cancelled.CancellationReasons)
	}
	var (
		throttled  *types.ProvisionedThroughputExceededException
		requests   *types.RequestLimitExceeded
		throttling *types.ThrottlingException
		running    *types.TransactionInProgressException
		api        smithy.APIError
		unsent     *smithy.InvalidParamsError
	)
	switch {
	case errors.As(err, &throttled), errors.As(err, &requests), errors.As(err, &throttling):
		return errors.Join(ErrThrottled, err)
	case errors.As(err, &running):
		return errors.Join(ErrConflict, err)
	case errors.As(err, &unsent), errors.As(err, &api) && api.ErrorCode() == "ValidationException":
		return errors.Join(ErrMistake, err)
	}
	return err
}

// cancellation is what the reasons of a cancelled transaction, one per action, amount to.
func cancellation(err error, reasons []types.CancellationReason) error {
	refused := &Refused{Old: map[int]Item{}}
	passing := ErrConflict
	for i, reason := range reasons {
		switch aws.ToString(reason.Code) {
		case "ConditionalCheckFailed":
			refused.Old[i] = nil
			if len(reason.Item) > 0 {
				refused.Old[i] = reason.Item
			}
		case "ThrottlingError", "ProvisionedThroughputExceeded":
			passing = ErrThrottled
		case "None", "", "TransactionConflict":
		default: // ValidationError, ItemCollectionSizeLimitExceeded
			return errors.Join(ErrMistake, err)
		}
	}
	if len(refused.Old) > 0 {
		return refused
	}
	return errors.Join(passing, err)
}
