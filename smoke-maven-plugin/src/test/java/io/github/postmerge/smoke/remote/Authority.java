package io.github.postmerge.smoke.remote;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority that nobody else knows, made by openssl, for a server on loopback. */
final class Authority {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;

  private Authority(Path folder) {
    this.folder = folder;
  }

  static Authority in(Path folder) throws Exception {
    assumeTrue(isThere(), "needs openssl");
    Authority authority = new Authority(Files.createDirectories(folder));
    authority.openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=authority -keyout ca.key -out ca.crt");
    Files.writeString(folder.resolve("server.ext"), "subjectAltName=IP:127.0.0.1,DNS:localhost\n");
    Files.writeString(folder.resolve("client.ext"), "extendedKeyUsage=clientAuth\n");
    for (String name : List.of("server", "client")) {
      authority.openssl(
          "req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN="
              + name
              + " -keyout NAME.key -out NAME.csr",
          name);
      authority.openssl(
          "x509 -req -in NAME.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile NAME.ext"
              + " -out NAME.crt",
          name);
    }
    authority.openssl(
        "pkcs12 -export -in server.crt -inkey server.key -name server -passout pass:changeit -out"
            + " server.p12");
    return authority;
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void openssl(String arguments, String name) throws Exception {
    openssl(arguments.replace("NAME", name));
  }

  private void openssl(String arguments) throws Exception {
    List<String> argv = new ArrayList<>(List.of("openssl"));
    Collections.addAll(argv, arguments.split(" "));
    Process process =
        new ProcessBuilder(argv)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(folder.resolve("openssl.log")));
    }
  }

  String certificate() {
    return folder.resolve("ca.crt").toString();
  }

  String clientCertificate() {
    return folder.resolve("client.crt").toString();
  }

  String clientKey() {
    return folder.resolve("client.key").toString();
  }

  SSLContext server() throws GeneralSecurityException, IOException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("server.p12"))) {
      own.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(folder.resolve("ca.crt"))) {
      trusted.setCertificateEntry(
          "ca", java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
