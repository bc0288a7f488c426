import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Makes the calls it reads on stdin with the classic Java SDK's CommonRequest.
 * One JSON call a line in, one JSON answer a line out.
 */
public final class Adapter {
    private static final Gson GSON = new Gson();

    public static void main(String[] args) throws Exception {
        DefaultProfile profile = DefaultProfile.getProfile(
                System.getenv("ISTHMUS_REGION"),
                System.getenv("ISTHMUS_ACCESS_KEY_ID"),
                System.getenv("ISTHMUS_ACCESS_KEY_SECRET"));
        IAcsClient client = new DefaultAcsClient(profile);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(GSON.toJson(answer(client, JsonParser.parseString(line).getAsJsonObject())));
        }
    }

    private static JsonObject answer(IAcsClient client, JsonObject call) throws ClientException {
        JsonObject answer = new JsonObject();
        try {
            String body = client.getCommonResponse(request(call)).getData();
            answer.addProperty("ok", true);
            answer.add("body", JsonParser.parseString(body));
        } catch (ClientException refused) {
            // ServerException is for 5xx; without a request id, the cloud never answered.
            if (refused.getRequestId() == null) throw refused;
            answer.addProperty("ok", false);
            answer.addProperty("code", refused.getErrCode());
            answer.addProperty("message", refused.getErrMsg());
            answer.addProperty("requestId", refused.getRequestId());
        }
        return answer;
    }

    private static CommonRequest request(JsonObject call) {
        CommonRequest request = new CommonRequest();
        request.setSysMethod(MethodType.POST);
        request.setSysDomain(System.getenv("ISTHMUS_ENDPOINT"));
        request.setSysProtocol(ProtocolType.valueOf(System.getenv("ISTHMUS_PROTOCOL").toUpperCase()));
        request.setSysProduct("Vpc");
        request.setSysVersion("2016-04-28");
        request.setSysAction(call.get("action").getAsString());
        request.setSysRegionId(call.get("region").getAsString());
        request.putQueryParameter("RegionId", call.get("region").getAsString());
        put(request, "", call.get("params"));
        return request;
    }

    /** Spells nested parameters as the API wants them: Tag.1.Key, Filter.1.Value.2. */
    private static void put(CommonRequest request, String name, JsonElement value) {
        if (value.isJsonObject()) {
            value.getAsJsonObject().entrySet().forEach(
                    member -> put(request, name.isEmpty() ? member.getKey() : name + "." + member.getKey(), member.getValue()));
        } else if (value.isJsonArray()) {
            JsonArray items = value.getAsJsonArray();
            for (int i = 0; i < items.size(); i++) put(request, name + "." + (i + 1), items.get(i));
        } else {
            request.putQueryParameter(name, value.getAsString());
        }
    }
}
