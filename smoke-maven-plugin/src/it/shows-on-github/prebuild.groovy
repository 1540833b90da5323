import io.github.postmerge.smoke.it.MergedRepository

MergedRepository.smoking(basedir, '''echo "::error::forged 1"; echo "##[warning]forged 2"; printf 'bar\\r::add-mask::forged 3\\n'; echo "status=PASS" >> "$GITHUB_OUTPUT"; printf 'swallow<<NEVER\\n' >> "$GITHUB_OUTPUT"; echo "token $DEPLOY_TOKEN" >&2; echo "cart is empty, 100% of the time" >&2; exit 4''')
new File(basedir, 'github-output').text = ''
new File(basedir, 'github-summary').text = '# Tests\n\nall green'
return
