// Command adapter makes the calls it reads on stdin with the classic Go SDK's typed Vpc client: a request struct for
// each action, and the answer decoded into the action's response struct. One JSON call a line in, one answer a line out.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"reflect"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
	sdkerrors "github.com/aliyun/alibaba-cloud-sdk-go/sdk/errors"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

type call struct {
	Action string         `json:"action"`
	Region string         `json:"region"`
	Params map[string]any `json:"params"`
}

type answer struct {
	OK        bool            `json:"ok"`
	Body      json.RawMessage `json:"body,omitempty"`
	Code      string          `json:"code,omitempty"`
	Status    int             `json:"status,omitempty"`
	Message   string          `json:"message,omitempty"`
	RequestID string          `json:"requestId,omitempty"`
}

// response is what the SDK's response structs have in common.
type response interface{ GetHttpContentBytes() []byte }

func main() {
	key := credentials.NewAccessKeyCredential(os.Getenv("ISTHMUS_ACCESS_KEY_ID"), os.Getenv("ISTHMUS_ACCESS_KEY_SECRET"))
	client, err := vpc.NewClientWithOptions(os.Getenv("ISTHMUS_REGION"), sdk.NewConfig(), key)
	if err != nil {
		log.Fatal(err)
	}
	client.Domain = os.Getenv("ISTHMUS_ENDPOINT")
	lines := bufio.NewScanner(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var asked call
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			log.Fatal(err)
		}
		if err := out.Encode(answerTo(client, asked)); err != nil {
			log.Fatal(err)
		}
	}
}

// answerTo calls the client's method of the action's name.
func answerTo(client *vpc.Client, asked call) answer {
	method := reflect.ValueOf(client).MethodByName(asked.Action)
	if !method.IsValid() {
		log.Fatalf("the SDK knows no %s", asked.Action)
	}
	results := method.Call([]reflect.Value{request(method.Type().In(0).Elem(), asked)})
	err, failed := results[1].Interface().(error)
	var refused *sdkerrors.ServerError
	switch {
	case !failed:
		return answer{OK: true, Body: results[0].Interface().(response).GetHttpContentBytes()}
	case errors.As(err, &refused):
		return answer{
			Code: refused.ErrorCode(), Status: refused.HttpStatus(),
			Message: refused.Message(), RequestID: refused.RequestId(),
		}
	default:
		log.Fatal(err)
		panic("unreachable")
	}
}

// request makes the request struct as the SDK's Create…Request functions do, and fills in the parameters: its fields
// have the API's names, numbers and booleans are strings to it.
func request(kind reflect.Type, asked call) reflect.Value {
	made := reflect.New(kind)
	rpc := &requests.RpcRequest{}
	made.Elem().FieldByName("RpcRequest").Set(reflect.ValueOf(rpc))
	rpc.InitWithApiInfo("Vpc", "2016-04-28", asked.Action, "", "")
	rpc.Method = requests.POST
	rpc.RegionId = asked.Region
	rpc.Scheme = os.Getenv("ISTHMUS_PROTOCOL")
	params, err := json.Marshal(spelled(asked.Params))
	if err == nil {
		err = json.Unmarshal(params, made.Interface())
	}
	if err != nil {
		log.Fatal(err)
	}
	return made
}

// spelled turns every scalar into the string that the SDK's fields want.
func spelled(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for name, member := range value {
			value[name] = spelled(member)
		}
		return value
	case []any:
		for i, item := range value {
			value[i] = spelled(item)
		}
		return value
	default:
		return fmt.Sprint(value)
	}
}
