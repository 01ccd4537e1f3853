package org.palermo.portal.morning;

import java.util.Comparator;
import java.util.List;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.gateway.MechanismStatus;
import org.palermo.portal.gateway.MechanismStatus.Category;
import org.palermo.portal.gateway.MechanismStatus.CategoryState;
import org.palermo.portal.gateway.MechanismStatus.State;
import org.palermo.portal.page.Language;

/// The mechanism on the tile-grid map, and the same facts as a table.
public record MechanismPanel(State state, List<Tile> tiles, long fully, long partially, long not) {
    /// A region without a position comes after the others.
    private static final Comparator<Integer> LAST = Comparator.nullsLast(Comparator.naturalOrder());

    /// One region.
    ///
    /// @param abbreviation the last part of the region's code, for a tile without room for the name
    /// @param row the position on the grid, counted from 1; null, like the column, when the country's file has none
    /// @param operational the number of required services that are operational
    /// @param required the number of services that the law requires
    /// @param partial the required services that are partly operational
    /// @param missing the required services that are not operational
    public record Tile(
            String region, String abbreviation, String name, Integer row, Integer column, State state, int operational, int required,
            List<Category> partial, List<Category> missing) {

        boolean isPlaced() {
            return row != null;
        }
    }

    /// The regions that have a position on the map.
    public List<Tile> placed() {
        return tiles.stream().filter(Tile::isPlaced).toList();
    }

    /// Those that have none: a hole of the map would be a wrong one.
    public List<Tile> unplaced() {
        return tiles.stream().filter(tile -> !tile.isPlaced()).toList();
    }

    static MechanismPanel of(MechanismStatus status, Country country, Language language) {
        List<Tile> tiles = status.regions().stream()
                .map(region -> tile(region, country, language))
                .sorted(Comparator.comparing(Tile::row, LAST).thenComparing(Tile::column, LAST))
                .toList();
        return new MechanismPanel(status.state(), tiles, count(tiles, State.FULLY_OPERATIONAL), count(tiles, State.PARTIALLY_OPERATIONAL),
                count(tiles, State.NOT_OPERATIONAL));
    }

    private static Tile tile(MechanismStatus.Region region, Country country, Language language) {
        List<MechanismStatus.Service> required = region.categories().stream().filter(MechanismStatus.Service::required).toList();
        List<Category> operational = in(CategoryState.OPERATIONAL, required);
        MechanismStatus.Tile place = region.tile();
        return new Tile(region.region(), region.region().substring(region.region().lastIndexOf('-') + 1),
                country.region(region.region(), language.tag()), place == null ? null : place.row(),
                place == null ? null : place.column(), region.state(), operational.size(), required.size(),
                in(CategoryState.PARTIAL, required), in(CategoryState.NOT_OPERATIONAL, required));
    }

    private static List<Category> in(CategoryState state, List<MechanismStatus.Service> services) {
        return services.stream().filter(s -> s.state() == state).map(MechanismStatus.Service::category).toList();
    }

    private static long count(List<Tile> tiles, State state) {
        return tiles.stream().filter(t -> t.state() == state).count();
    }
}
