<?xml version="1.0" encoding="UTF-8"?>
<!-- smoke:help lists the goals in the order in which people come to need them; a new goal comes last. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:variable name="order" select="' post-merge reproduce health culprit clean-worktrees help '"/>

  <xsl:template match="@* | node()">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="mojos">
    <xsl:copy>
      <xsl:for-each select="mojo">
        <xsl:sort data-type="number" select="not(contains($order, concat(' ', goal, ' '))) * 1000 + string-length(substring-before($order, concat(' ', goal, ' ')))"/>
        <xsl:apply-templates select="."/>
      </xsl:for-each>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
