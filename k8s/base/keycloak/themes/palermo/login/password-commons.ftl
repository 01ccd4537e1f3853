<#-- A changed password or second factor always ends the other sessions: Keycloak offers this as a choice, we don't. -->
<#macro logoutOtherSessions>
<input type="hidden" name="logout-sessions" value="on"/>
<p class="palermo-hint">${msg("palermoSessionsEnd")}</p>
</#macro>
