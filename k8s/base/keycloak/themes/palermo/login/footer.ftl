<#-- Below each page: what helps a person who is locked out, and a warning against people who ask for passwords. -->
<#macro content>
<div class="palermo-help">
  <#if ["login-otp", "login-recovery-authn-code-input"]?seq_contains(pageId!"")>
  <p>${msg("palermoLostDevice")}</p>
  </#if>
  <p>${msg("palermoNobodyAsks")}</p>
</div>
</#macro>
