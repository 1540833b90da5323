package io.github.postmerge.smoke.masking;

import static io.github.postmerge.smoke.masking.Filler.mixed;
import static io.github.postmerge.smoke.masking.RuleExample.examplesOf;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssignmentTest {

  @ParameterizedTest
  @MethodSource("examples")
  void masksTheValueAndKeepsTheName(RuleExample example) {
    example.verify();
  }

  @Test
  void eachRuleHasExamples() {
    RuleExample.verifyComplete(Assignment.values(), examples());
  }

  static Stream<RuleExample> examples() {
    return Stream.of(headers(), urls(), names()).flatMap(examples -> examples);
  }

  private static Stream<RuleExample> headers() {
    return Stream.of(
            examplesOf(
                Assignment.AUTHORIZATION_HEADER,
                "Authorization: Bearer «x»",
                "> authorization: Basic «dXNlcjpwdw==»",
                "curl -H \"Authorization: token «abc»\" https://example.org",
                "Authorization: Digest «username=\"u\", response=\"0a1b\"»",
                "{\"Authorization\": \"Bearer «abc.def»\"}",
                "Proxy-Authorization: «" + mixed(20) + "»",
                "Authorization: required",
                "authorization failed",
                "the Authorization header is missing"),
            examplesOf(
                Assignment.COOKIE_HEADER,
                "Cookie: session=«abc; theme=dark»",
                "< Set-Cookie: JSESSIONID=«0A1B; Path=/; HttpOnly»",
                "curl -H 'Cookie: a=«b»' https://example.org",
                "cookie: a=«\"q\"; b=c»",
                "Cookie: none",
                "a cookie is set",
                "Cookies: enabled"),
            examplesOf(
                Assignment.KEY_HEADER,
                "curl -H 'X-Api-Key: «abcd»' https://example.org",
                "PRIVATE-TOKEN: «secretly»",
                "\"x-vault-token\": \"«root-token»\"",
                "X-Api-Key: ",
                "X-Api-Version: 2026-11-22",
                "the x-api-key header"),
            examplesOf(
                Assignment.CURL_USER,
                "curl -u user:«pass» https://example.org",
                "+ curl -fsS --user 'me:«p&ss;»' -X POST https://example.org",
                "curl -k --proxy-user=u:«p» https://example.org",
                "curl -u user https://example.org",
                "docker run -u 1000:1000 image",
                "curl https://example.org:8443/"))
        .flatMap(examples -> examples);
  }

  private static Stream<RuleExample> urls() {
    return Stream.of(
            examplesOf(
                Assignment.URL_PASSWORD,
                "https://user:«pass»@example.org/repo.git",
                "postgres://app:«p@ss»@db:5432/app",
                "fatal: unable to access 'https://u:«p»@example.org/': 403",
                "redis://:«hunter»@cache:6379/0",
                "ssh://git@example.org:22/repo.git",
                "https://example.org:8443/@scope/package",
                "git@github.com:org/repo.git"),
            examplesOf(
                Assignment.URL_TOKEN,
                "https://«" + mixed(30) + "»@example.org/repo.git",
                "https://«" + mixed(40) + "»:@example.org/",
                "git+https://«" + mixed(20) + "»@example.org",
                "https://alice@example.org/repo.git",
                "https://x-access-token@example.org/repo.git",
                "https://example.org/" + mixed(30) + "@v1"))
        .flatMap(examples -> examples);
  }

  private static Stream<RuleExample> names() {
    return Stream.of(
            examplesOf(
                Assignment.PASSWORD,
                "password=«hunter»",
                "spring.datasource.password: «correcthorse»",
                "{\"password\":\"«a b\\\"c»\"}",
                "{\\\"password\\\":\\\"«hunter2»\\\"}",
                "DB_PASSWORD='«it is»'",
                "비밀번호: «열려라참깨»",
                "jdbc:mysql://db/app?user=u&password=«secret»&ssl=true",
                "PWD=/home/user",
                "password=null",
                "password: ${DB_PASSWORD}",
                "password=****",
                "the password is wrong"),
            examplesOf(
                Assignment.TOKEN,
                "token: «abc12345»",
                "token: token: «abc12345»",
                "client_secret=«" + mixed(12) + "»",
                "\"apiKey\": \"«" + mixed(20) + "»\"",
                "MY_API_KEY=«" + mixed(20) + "»",
                "_authToken=«" + mixed(20) + "»",
                "Unexpected token: identifier",
                "token=abc",
                "secret: ${{ secrets.KEY1 }}",
                "tokens: 12345678",
                "String token = request.header()"),
            examplesOf(
                Assignment.OPTION,
                "deploy --password «hunter» --verbose",
                "tool --api-key '«abcdef»'",
                "login --auth-token «abcdef»",
                "docker login --password-stdin registry",
                "tool --token --verbose",
                "tool --password $PASSWORD"))
        .flatMap(examples -> examples);
  }
}
