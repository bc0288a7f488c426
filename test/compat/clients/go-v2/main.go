// Command adapter makes the calls it reads on stdin with the generic CallApi of darabonba-openapi/v2.
// One JSON call a line in, one JSON answer a line out.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"log"
	"os"
	"strings"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	util "github.com/alibabacloud-go/darabonba-openapi/v2/utils"
	"github.com/alibabacloud-go/tea/dara"
	"github.com/alibabacloud-go/tea/tea"
)

type call struct {
	Action string         `json:"action"`
	Region string         `json:"region"`
	Params map[string]any `json:"params"`
}

type answer struct {
	OK        bool   `json:"ok"`
	Body      any    `json:"body,omitempty"`
	Code      string `json:"code,omitempty"`
	Status    int    `json:"status,omitempty"`
	Message   string `json:"message,omitempty"`
	RequestID string `json:"requestId,omitempty"`
}

func main() {
	client, err := openapi.NewClient(&util.Config{
		AccessKeyId:     tea.String(os.Getenv("ISTHMUS_ACCESS_KEY_ID")),
		AccessKeySecret: tea.String(os.Getenv("ISTHMUS_ACCESS_KEY_SECRET")),
		RegionId:        tea.String(os.Getenv("ISTHMUS_REGION")),
		Endpoint:        tea.String(os.Getenv("ISTHMUS_ENDPOINT")),
		Protocol:        tea.String(os.Getenv("ISTHMUS_PROTOCOL")),
	})
	if err != nil {
		log.Fatal(err)
	}
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

func answerTo(client *openapi.Client, asked call) answer {
	asked.Params["RegionId"] = asked.Region
	params := &util.Params{
		Action:      tea.String(asked.Action),
		Version:     tea.String("2016-04-28"),
		Protocol:    tea.String(strings.ToUpper(os.Getenv("ISTHMUS_PROTOCOL"))),
		Pathname:    tea.String("/"),
		Method:      tea.String("POST"),
		AuthType:    tea.String("AK"),
		Style:       tea.String("RPC"),
		ReqBodyType: tea.String("formData"),
		BodyType:    tea.String("json"),
	}
	request := &util.OpenApiRequest{Query: util.Query(asked.Params)}
	got, err := client.CallApi(params, request, &dara.RuntimeOptions{})
	var refused *tea.SDKError
	switch {
	case err == nil:
		return answer{OK: true, Body: got["body"]}
	case errors.As(err, &refused):
		return refusal(refused)
	default:
		log.Fatalf("%T %v", err, err)
		panic("unreachable")
	}
}

func refusal(refused *tea.SDKError) answer {
	var data struct{ Message, RequestId string }
	if err := json.Unmarshal([]byte(tea.StringValue(refused.Data)), &data); err != nil || data.RequestId == "" {
		log.Fatal(refused)
	}
	return answer{
		Code:      tea.StringValue(refused.Code),
		Status:    tea.IntValue(refused.StatusCode),
		Message:   data.Message,
		RequestID: data.RequestId,
	}
}
