package ses

import (
	"errors"
	"net/http"
	"strings"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/curfew/curfew/pkg/mail"
)

// class says what an error of SES means for the message.
//
// An answer with a status of 400 to 499 says that SES did not take it. Only two of these speak of this message
// (MessageRejected, and BadRequest for an address it does not like); all others, such as rate, quota, a paused account, a
// missing right or configuration set, concern every message and pass or are mended. A rejection because an identity is not
// verified is one of them too: it is the account that lacks it. Everything that is no such answer is unknown.
func class(err error) error {
	status := 0
	var response *smithyhttp.ResponseError
	if errors.As(err, &response) {
		status = response.HTTPStatusCode()
	}
	if status < 400 || status > 499 || status == http.StatusRequestTimeout {
		return mail.ErrUnknown
	}
	var answer smithy.APIError
	if !errors.As(err, &answer) {
		return mail.ErrLater
	}
	switch answer.ErrorCode() {
	case "MessageRejected":
		if strings.Contains(answer.ErrorMessage(), "not verified") {
			return mail.ErrLater
		}
		return mail.ErrRefused
	case "BadRequestException":
		return mail.ErrRefused
	}
	return mail.ErrLater
}
