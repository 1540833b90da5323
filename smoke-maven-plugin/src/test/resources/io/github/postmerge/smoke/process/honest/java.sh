# A JVM, and a tool that looks for it in /tmp/hsperfdata.
# for: anybody
# needs: java jps
exec 2>/dev/null
cat >Honest.java <<'END'
class Honest {
  public static void main(String[] none) throws Exception {
    System.out.println(System.getProperty("user.name"));
    Thread.sleep(60000);
  }
}
END
java -XX:+UsePerfData Honest.java >out 2>&1 &
jvm=$!
until test -s out; do sleep 0.05; done
cat out
jps | grep -c "^$jvm "
kill $jvm
