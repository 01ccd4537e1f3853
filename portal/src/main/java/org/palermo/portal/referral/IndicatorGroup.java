package org.palermo.portal.referral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.palermo.portal.desk.IndicatorNames.Indicator;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// The indicators of one dimension, to be ticked.
///
/// @param name of the dimension, in the reader's language
/// @param open whether one of them is ticked, so that the reader sees which
public record IndicatorGroup(String name, boolean open, List<Tick> ticks) {

    /// @param place in the whole list; an error leads to the first
    public record Tick(String code, String text, boolean ticked, int place) {}

    /// In the order of the list.
    static List<IndicatorGroup> of(List<Indicator> listed, List<String> ticked, Words words, Language language) {
        Map<String, List<Tick>> groups = new LinkedHashMap<>();
        for (int i = 0; i < listed.size(); i++) {
            Indicator one = listed.get(i);
            groups.computeIfAbsent(one.dimension(), _ -> new ArrayList<>())
                    .add(new Tick(one.code(), one.text(), ticked.contains(one.code()), i));
        }
        return groups.entrySet().stream().map(group -> new IndicatorGroup(
                words.find(language, "code.IndicatorDimension." + group.getKey()).orElse(group.getKey()),
                group.getValue().stream().anyMatch(Tick::ticked), List.copyOf(group.getValue()))).toList();
    }
}
