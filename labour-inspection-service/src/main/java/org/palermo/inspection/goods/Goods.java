package org.palermo.inspection.goods;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/// The edition that comes with the service, read once at startup. The service does not start when the list names a country that {@link
/// org.palermo.inspection.country.CountryCodes} does not know.
@Startup
@ApplicationScoped
public class Goods {
    /// The name of this edition. When exactly it was published is not known.
    static final String EDITION = "2020-or-before";
    static final String SOURCE =
            "US Department of Labor, Bureau of International Labor Affairs: List of Goods Produced by Child Labor or Forced Labor";
    private static final String FILE = "palermo/ilab/goods.xml";

    private final List<ListedGood> all;
    private final GoodsList list;

    Goods(GoodsXml reader) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            all = reader.read(file);
            list = new GoodsList(all);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        } catch (HttpProblem unfit) {
            throw new IllegalStateException(FILE + ": " + unfit.getParameters(), unfit);
        }
    }

    /// The entries in the order of the published list.
    ///
    /// @param country ISO 3166-1 alpha-2, or null for all countries
    /// @param good a part of the good's name, upper or lower case; or null for all goods
    public List<ListedGood> find(String country, String good) {
        return find(all, country, good);
    }

    static List<ListedGood> find(List<ListedGood> entries, String country, String good) {
        String part = good == null ? "" : good.strip().toLowerCase(Locale.ROOT);
        return entries.stream()
                .filter(g -> country == null || g.country().equals(country))
                .filter(g -> g.good().toLowerCase(Locale.ROOT).contains(part))
                .toList();
    }

    /// The edition, to be asked about products.
    public GoodsList list() {
        return list;
    }

    int entries() {
        return all.size();
    }
}
