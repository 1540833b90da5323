# A server on loopback, and its client.
# for: anybody
# needs: python3
echo hello >index.html; python3 -c 'import http.server as h, threading, urllib.request as u
class Q(h.SimpleHTTPRequestHandler):
  def log_message(self, *a): pass
s = h.ThreadingHTTPServer(("127.0.0.1", 0), Q)
threading.Thread(target=s.serve_forever, daemon=True).start()
print(u.urlopen("http://127.0.0.1:%d/" % s.server_port).read())'
