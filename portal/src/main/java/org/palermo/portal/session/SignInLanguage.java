package org.palermo.portal.session;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;

/// Tells the identity provider the language of the portal, so that the pages of the sign-in are in the same (OpenID Connect Core 1.0,
/// 3.1.2.1). Whoever has chosen a language in her account there gets that one from the second page on.
@ApplicationScoped
@Unremovable
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class SignInLanguage implements OidcRedirectFilter {

    @Override
    public void filter(OidcRedirectContext redirect) {
        Language language = of(redirect.routingContext());
        redirect.additionalQueryParams().set("ui_locales",
                Stream.of(language.dates().toLanguageTag(), language.tag()).distinct().collect(Collectors.joining(" ")));
    }

    private static Language of(RoutingContext request) {
        Cookie remembered = request.request().getCookie(Frames.LANGUAGE_COOKIE);
        List<Locale> acceptable = request.acceptableLanguages().stream().map(LanguageHeader::tag).map(Locale::forLanguageTag).toList();
        return Language.of(request.request().getParam("lang"), remembered == null ? null : remembered.getValue(), acceptable);
    }
}
