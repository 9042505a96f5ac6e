import { expect, test } from "vitest";
import { sha256, signedHeaders } from "./s3-signature.ts";

// The examples of the AWS documentation, "Authenticating Requests: Using the Authorization Header".
const keys = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  region: "us-east-1",
};
const at = new Date("2013-05-24T00:00:00.000Z");

test("signs a GET as the documentation does", () => {
  const url = new URL("https://examplebucket.s3.amazonaws.com/test.txt");
  const headers = { range: "bytes=0-9" };
  expect(signedHeaders({ method: "GET", url, headers, bodyHash: sha256(""), at }, keys)).toEqual({
    range: "bytes=0-9",
    "x-amz-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "x-amz-date": "20130524T000000Z",
    authorization:
      "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  });
});

test("signs a PUT with its body as the documentation does", () => {
  const url = new URL("https://examplebucket.s3.amazonaws.com/test%24file.text");
  const headers = { date: "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY" };
  const bodyHash = sha256("Welcome to Amazon S3.");
  expect(signedHeaders({ method: "PUT", url, headers, bodyHash, at }, keys).authorization).toContain(
    "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
  );
});
