using System.Net;
using System.Net.Http.Headers;
using Encord.Client.Auth;
using Encord.Client.Http;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Http;

public class ErrorMappingTests
{
    private static readonly V1Query Query = V1Query.ForProject("11111111-1111-4111-8111-111111111111", "labelrow", "GET");
    private static readonly V2Request Request = V2Request.Get($"projects/{"p"}");

    public static TheoryData<string, string> Codes => new()
    {
        { "AUTHENTICATION_ERROR", EncordErrorId.AuthenticationFailed },
        { "AUTHORISATION_ERROR", EncordErrorId.AccessDenied },
        { "RESOURCE_NOT_FOUND_ERROR", EncordErrorId.NotFound },
        { "METHOD_NOT_ALLOWED_ERROR", EncordErrorId.OperationNotAllowed },
        { "UNKNOWN_ERROR", EncordErrorId.ServiceUnavailable },
        { "OPERATION_NOT_ALLOWED", EncordErrorId.OperationNotAllowed },
        { "ANSWER_DICTIONARY_ERROR", EncordErrorId.AnswerDictionary },
        { "CORRUPTED_LABEL_ERROR", EncordErrorId.CorruptedLabel },
        { "FILE_TYPE_NOT_SUPPORTED_ERROR", EncordErrorId.FileTypeNotSupported },
        { "FILE_SIZE_NOT_SUPPORTED_ERROR", EncordErrorId.FileSizeNotSupported },
        { "FEATURE_DOES_NOT_EXIST_ERROR", EncordErrorId.FeatureNotFound },
        { "MODEL_WEIGHTS_INCONSISTENT_ERROR", EncordErrorId.ModelWeightsInconsistent },
        { "MODEL_FEATURES_INCONSISTENT_ERROR", EncordErrorId.ModelFeaturesInconsistent },
        { "UPLOAD_OPERATION_NOT_SUPPORTED_ERROR", EncordErrorId.OperationNotAllowed },
        { "DETECTION_RANGE_INVALID_ERROR", EncordErrorId.DetectionRangeInvalid },
        { "MUST_SET_DETECTION_RANGE_ERROR", EncordErrorId.DetectionRangeInvalid },
        { "INVALID_DATE_FORMAT_ERROR", EncordErrorId.InvalidArgument },
        { "RESOURCE_EXISTS_ERROR", EncordErrorId.Conflict },
        { "DUPLICATE_SSH_KEY_ERROR", EncordErrorId.Conflict },
        { "SSH_KEY_NOT_FOUND_ERROR", EncordErrorId.AuthenticationFailed },
        { "INVALID_ARGUMENTS_ERROR", EncordErrorId.InvalidArgument },
        { "MULTI_LABEL_LIMIT_ERROR", EncordErrorId.MultiLabelLimit },
        { "WRONG_PROJECT_TYPE_ERROR", EncordErrorId.OperationNotAllowed },
        { "A_CODE_OF_NEXT_YEAR", EncordErrorId.AccessDenied },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_v1_code_has_its_error_id_in_an_array_and_bare_and_in_a_stream(string code, string errorId)
    {
        foreach (var response in new[] { $"[\"{code}\"]", $"\"{code}\"" })
        {
            foreach (var body in new[]
                     {
                         $$"""{"status":403,"response":{{response}},"payload":"words of the server"}""",
                         $$"""{"payload":"words of the server","response":{{response}},"status":403}""",
                     })
            {
                foreach (var send in new Func<EncordTransport, Task>[]
                         {
                             transport => transport.SendAsync(Query, Token),
                             transport => transport.SendRawAsync(Query, Token),
                             async transport => await transport.StreamAsync(Query, RawElementParser.Instance, Token).ToListAsync(Token),
                         })
                {
                    var server = new ScriptedServer().Answers(body);
                    using var client = Connected.To(server);

                    var error = await Assert.ThrowsAsync<EncordException>(() => send(client.Transport));

                    Assert.Equal((errorId, code, 403), (error.ErrorId, error.ErrorCode, error.StatusCode));
                    Assert.Equal(server.Requests[0].Headers["X-Cloud-Trace-Context"], $"{error.TraceId}/1;o=1");
                    if (errorId != EncordErrorId.MultiLabelLimit)
                    {
                        Assert.Contains("words of the server", error.Message);
                    }
                }
            }
        }
    }

    [Fact]
    public void Every_known_code_is_tested() =>
        Assert.Empty(EncordErrorTable.KnownCodes.Except(Codes.Select(row => row.Data.Item1)));

    [Fact]
    public void Every_error_id_has_a_category_that_PowerShell_knows_and_advice()
    {
        var ids = typeof(EncordErrorId).GetFields().Select(field => (string)field.GetValue(null)!).ToHashSet();
        string[] categories =
        [
            "ConnectionError", "InvalidArgument", "AuthenticationError", "PermissionDenied", "ObjectNotFound", "ResourceExists", "InvalidOperation",
            "InvalidData", "LimitsExceeded", "ResourceUnavailable", "OperationTimeout", "InvalidResult", "OperationStopped", "WriteError",
        ];

        Assert.Equal(ids, EncordErrorTable.All.Select(rule => rule.ErrorId).ToHashSet());
        Assert.All(EncordErrorTable.All, rule =>
        {
            Assert.Contains(rule.Category, categories);
            Assert.EndsWith(".", rule.Summary);
            Assert.EndsWith(".", rule.RecommendedAction);
        });
    }

    [Theory]
    [InlineData(400, EncordErrorId.InvalidArgument)]
    [InlineData(401, EncordErrorId.AuthenticationFailed)]
    [InlineData(403, EncordErrorId.AccessDenied)]
    [InlineData(404, EncordErrorId.NotFound)]
    [InlineData(405, EncordErrorId.OperationNotAllowed)]
    [InlineData(407, EncordErrorId.ConnectionFailed)]
    [InlineData(408, EncordErrorId.Timeout)]
    [InlineData(409, EncordErrorId.Conflict)]
    [InlineData(413, EncordErrorId.PayloadTooLarge)]
    [InlineData(418, EncordErrorId.UnexpectedResponse)]
    [InlineData(422, EncordErrorId.InvalidArgument)]
    [InlineData(429, EncordErrorId.RateLimited)]
    [InlineData(500, EncordErrorId.ServiceUnavailable)]
    [InlineData(503, EncordErrorId.ServiceUnavailable)]
    [InlineData(504, EncordErrorId.ServiceUnavailable)]
    [InlineData(201, EncordErrorId.UnexpectedResponse)]
    [InlineData(202, EncordErrorId.UnexpectedResponse)]
    [InlineData(302, EncordErrorId.UnexpectedResponse)]
    public async Task A_v2_status_has_its_error_id(int status, string errorId)
    {
        foreach (var body in new[] { """{"message":"words of the server"}""", """{"detail":"words of the server"}""", "", "null", "[1]", "not json" })
        {
            using var client = Connected.To(new ScriptedServer().Answers(body, (HttpStatusCode)status));

            var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Request, Token));
            var streamed = await Assert.ThrowsAsync<EncordException>(async () => await client.Transport.PageAsync(Request, RawElementParser.Instance, cancellationToken: Token).ToListAsync(Token));

            Assert.Equal((errorId, status), (error.ErrorId, error.StatusCode));
            Assert.Equal((errorId, status), (streamed.ErrorId, streamed.StatusCode));
            Assert.Contains("GET /v2/public/projects/p", error.Message);
            if (body.Contains("words") && status >= 400)
            {
                Assert.Contains("words of the server", error.Message);
            }
        }
    }

    [Theory]
    [InlineData("""{"maximum_labels_allowed":250}""", 250)]
    [InlineData("null", 100)]
    [InlineData("\"no\"", 100)]
    public async Task The_limit_on_label_rows_is_kept(string payload, int limit)
    {
        using var client = Connected.To(new ScriptedServer().Answers($$"""{"status":400,"response":["MULTI_LABEL_LIMIT_ERROR"],"payload":{{payload}}}"""));

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Query, Token));

        Assert.Equal(limit, error.MaximumLabelsAllowed);
        Assert.Contains($"at most {limit}", error.Message);
    }

    [Fact]
    public async Task A_v1_answer_counts_by_its_own_status_and_not_by_that_of_http()
    {
        using var client = Connected.To(new ScriptedServer()
            .Answers("""{"status":200,"response":"found"}""", HttpStatusCode.NotFound)
            .Answers("""{"status":403,"response":["AUTHORISATION_ERROR"]}"""));

        Assert.Equal("\"found\"", await client.Transport.SendRawAsync(Query, Token));
        Assert.Equal(EncordErrorId.AccessDenied, (await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendRawAsync(Query, Token))).ErrorId);
    }

    [Theory]
    [InlineData("""{"response":true}""")]
    [InlineData("""{"status":"200","response":true}""")]
    [InlineData("[]")]
    [InlineData("true")]
    [InlineData("{\"status\":200,\"response\":tru}")]
    public async Task An_answer_without_a_status_is_no_success(string body)
    {
        using var client = Connected.To(new ScriptedServer().Answers(body));

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Query, Token));
        var streamed = await Assert.ThrowsAsync<EncordException>(async () => await client.Transport.StreamAsync(Query, RawElementParser.Instance, Token).ToListAsync(Token));

        Assert.Equal((EncordErrorId.UnexpectedResponse, EncordErrorId.UnexpectedResponse), (error.ErrorId, streamed.ErrorId));
    }

    [Fact]
    public async Task A_gateway_that_answers_a_v1_query_in_its_own_words_is_quoted()
    {
        using var client = Connected.To(new ScriptedServer().Answers("""{"message":"words of the gateway"}""", HttpStatusCode.Forbidden));

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Query, Token));
        var streamed = await Assert.ThrowsAsync<EncordException>(async () => await client.Transport.StreamAsync(Query, RawElementParser.Instance, Token).ToListAsync(Token));

        Assert.All([error, streamed], failure =>
        {
            Assert.Equal((EncordErrorId.AccessDenied, 403), (failure.ErrorId, failure.StatusCode));
            Assert.Contains("words of the gateway", failure.Message);
        });
    }

    [Theory]
    [InlineData(200, EncordErrorId.UnexpectedResponse)]
    [InlineData(403, EncordErrorId.UnexpectedResponse)]
    [InlineData(404, EncordErrorId.UnexpectedResponse)]
    [InlineData(503, EncordErrorId.ServiceUnavailable)]
    public async Task A_web_page_is_named_as_one(int status, string errorId)
    {
        using var client = Connected.To(new ScriptedServer().Answers(() => ScriptedServer.Html((HttpStatusCode)status)));

        foreach (var send in new Func<EncordTransport, Task>[]
                 {
                     transport => transport.SendAsync(Query, Token),
                     transport => transport.SendAsync(Request, Token),
                     async transport => await transport.StreamAsync(Query, RawElementParser.Instance, Token).ToListAsync(Token),
                     async transport => await transport.PageAsync(Request, RawElementParser.Instance, cancellationToken: Token).ToListAsync(Token),
                 })
        {
            var error = await Assert.ThrowsAsync<EncordException>(() => send(client.Transport));
            Assert.Equal(errorId, error.ErrorId);
            Assert.Contains("web page", error.Message);
            Assert.DoesNotContain("<", error.Message);
        }
    }

    [Fact]
    public async Task An_empty_answer_is_named_as_one()
    {
        using var client = Connected.To(new ScriptedServer().Answers(""));

        foreach (var send in new Func<EncordTransport, Task>[]
                 {
                     transport => transport.SendAsync(Query, Token),
                     transport => transport.SendAsync(Request, Token),
                     async transport => await transport.StreamAsync(Query, RawElementParser.Instance, Token).ToListAsync(Token),
                     async transport => await transport.PageAsync(Request, RawElementParser.Instance, cancellationToken: Token).ToListAsync(Token),
                 })
        {
            var error = await Assert.ThrowsAsync<EncordException>(() => send(client.Transport));
            Assert.Equal(EncordErrorId.UnexpectedResponse, error.ErrorId);
            Assert.Contains("nothing", error.Message);
        }
    }

    [Theory]
    [InlineData("GET", "null", EncordErrorId.NotFound)]
    [InlineData("GET", "{}", EncordErrorId.NotFound)]
    [InlineData("PUT", "false", EncordErrorId.UnexpectedResponse)]
    [InlineData("PUT", "[]", EncordErrorId.UnexpectedResponse)]
    [InlineData("POST", "null", EncordErrorId.UnexpectedResponse)]
    [InlineData("POST", "false", null)]
    [InlineData("DELETE", "null", null)]
    public async Task An_empty_success_means_what_the_wire_says(string method, string response, string? errorId)
    {
        using var client = Connected.To(new ScriptedServer().Answers($$"""{"status":200,"response":{{response}}}"""));
        var query = V1Query.ForProject("p", "x", method);

        var error = method == "GET"
            ? await Record.ExceptionAsync(() => client.Transport.SendAsync(query, ElementParser<string>.Of(record => record.RequiredText("x")), Token))
            : await Record.ExceptionAsync(() => client.Transport.SendAsync(query, Token));

        Assert.Equal(errorId, (error as EncordException)?.ErrorId);
    }

    [Theory]
    [InlineData("""{"error":"words of the server"}""", true)]
    [InlineData("""{"errors":[{"message":"words of the server"}]}""", true)]
    [InlineData("""{"error":{"message":"words of the server"}}""", true)]
    [InlineData("""{"error":null}""", false)]
    [InlineData("""{"errors":[]}""", false)]
    [InlineData("null", false)]
    [InlineData("\"error\"", false)]
    [InlineData("""{"updated":3}""", false)]
    public async Task A_success_that_says_that_it_is_an_error_is_none_where_no_result_is_expected(string body, bool isError)
    {
        using var client = Connected.To(new ScriptedServer().Answers(body));

        var error = await Record.ExceptionAsync(() => client.Transport.SendAsync(V2Request.Post($"datasets"), Token));

        Assert.Equal(isError ? EncordErrorId.UnexpectedResponse : null, (error as EncordException)?.ErrorId);
    }

    [Fact]
    public async Task No_content_is_a_success_where_no_result_is_expected()
    {
        using var client = Connected.To(new ScriptedServer().Answers(() => new HttpResponseMessage(HttpStatusCode.NoContent)));

        await client.Transport.SendAsync(V2Request.Post($"datasets"), Token);
        Assert.Equal("", await client.Transport.SendRawAsync(V2Request.Post($"datasets"), Token));
    }

    [Fact]
    public async Task A_list_that_does_not_exist_is_not_found()
    {
        using var client = Connected.To(new ScriptedServer().Answers("""{"status":200,"response":null}"""));

        var error = await Assert.ThrowsAsync<EncordException>(async () => await client.Transport.StreamAsync(Query, RawElementParser.Instance, Token).ToListAsync(Token));

        Assert.Equal(EncordErrorId.NotFound, error.ErrorId);
    }

    [Theory]
    [InlineData(-300, "300 seconds ahead of")]
    [InlineData(300, "300 seconds behind")]
    [InlineData(10, null)]
    public async Task A_wrong_clock_is_named_when_the_server_refuses_a_signature(int serverIsAheadBy, string? says)
    {
        HttpResponseMessage Answer()
        {
            var response = ScriptedServer.Json("""{"message":"no"}""", HttpStatusCode.Unauthorized);
            response.Headers.Date = Connected.Now.AddSeconds(serverIsAheadBy);
            return response;
        }

        using var signing = Connected.To(new ScriptedServer().Answers(Answer));
        using var bearing = Connected.To(new ScriptedServer().Answers(Answer), credential: new BearerCredential("t"));

        var signed = await Assert.ThrowsAsync<EncordException>(() => signing.Transport.SendAsync(Request, Token));
        var borne = await Assert.ThrowsAsync<EncordException>(() => bearing.Transport.SendAsync(Request, Token));

        Assert.Equal(EncordErrorId.AuthenticationFailed, signed.ErrorId);
        Assert.Equal(says is not null, signed.Message.Contains(says ?? "seconds"));
        Assert.DoesNotContain("seconds", borne.Message);
    }

    [Fact]
    public async Task How_long_to_wait_is_kept_when_the_server_is_asked_too_often()
    {
        using var client = Connected.To(new ScriptedServer().Answers(() =>
        {
            var response = ScriptedServer.Json("{}", HttpStatusCode.TooManyRequests);
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(42));
            return response;
        }));

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Request, Token));

        Assert.Equal((EncordErrorId.RateLimited, TimeSpan.FromSeconds(42)), (error.ErrorId, error.RetryAfter));
        Assert.Contains("42 seconds", error.Message);
    }

    [Fact]
    public async Task The_words_of_the_server_are_cleaned_of_signed_addresses_and_kept_short()
    {
        var words = "see https://storage.test/file?X-Signature=abcdef and " + new string('x', 5000);
        using var client = Connected.To(new ScriptedServer().Answers($$"""{"message":"{{words}}"}""", HttpStatusCode.BadRequest));

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Request, Token));

        Assert.Contains("see https://storage.test/file and xxx", error.Message);
        Assert.DoesNotContain("abcdef", error.Message);
        Assert.InRange(error.Message.Length, 1, 1000);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_names_the_host_alone()
    {
        var server = new ScriptedServer().Answers(() =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.Found);
            response.Headers.Location = new Uri("https://api.us.encord.test/v2/public/projects/p?secret=1");
            return response;
        });
        using var client = Connected.To(server);

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Request, Token));

        Assert.Contains("redirects to https://api.us.encord.test.", error.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_void_answer_is_any_json_or_no_content()
    {
        using var client = Connected.To(new ScriptedServer().Answers("null").Answers("{\"x\":1}").Answers("", HttpStatusCode.NoContent));

        await client.Transport.SendAsync(Request, Token);
        await client.Transport.SendAsync(Request, Token);
        await client.Transport.SendAsync(Request, Token);
    }

    [Fact]
    public async Task No_content_is_no_result()
    {
        using var client = Connected.To(new ScriptedServer().Answers("", HttpStatusCode.NoContent));

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Projects.GetAsync("p", Token));

        Assert.Equal(EncordErrorId.UnexpectedResponse, error.ErrorId);
    }

    [Theory]
    [InlineData("{\"title\":\"t\"}", "projectHash")]
    [InlineData("[]", "")]
    [InlineData("{\"projectHash\":", "too early")]
    [InlineData("{\"projectHash\":\"p\",}", "")]
    public async Task A_record_that_cannot_be_understood_says_why(string body, string says)
    {
        using var client = Connected.To(new ScriptedServer().Answers(body));

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Projects.GetAsync("p", Token));

        Assert.Equal(EncordErrorId.UnexpectedResponse, error.ErrorId);
        Assert.Contains(says, error.Message);
    }
}
