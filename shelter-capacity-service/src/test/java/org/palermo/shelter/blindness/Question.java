package org.palermo.shelter.blindness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Questions;

/// A question of an attacker.
///
/// @param target the shelter whose fingerprint it uses; null when it looks for any shelter
record Question(World.Target target, List<String> avoided, Map<String, Object> body) {
    static final String CASE = "00000000-0000-7000-8000-00000000ca5e";
    private static final List<String> NEEDS = List.of("STEP_FREE", "PETS", "WOMEN_ONLY", "MEDICAL_ISOLATION", "HEARING_LOOP");

    /// Half of the questions are about a target, with each region avoided in turn and with several; the rest are about any shelter.
    static List<Question> draw(int count, List<World.Target> targets, List<String> regions, Random random) {
        List<Question> questions = new ArrayList<>();
        for (World.Target target : targets) {
            for (String near : regions) {
                questions.add(of(target, near, List.of(), false, random));
                regions.forEach(avoided -> questions.add(of(target, near, List.of(avoided), false, random)));
            }
        }
        while (questions.size() < count) {
            World.Target target = random.nextBoolean() ? targets.get(random.nextInt(targets.size())) : null;
            List<String> avoided = IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> regions.get(random.nextInt(regions.size()))).distinct()
                    .toList();
            questions.add(of(target, regions.get(random.nextInt(regions.size())), avoided, random.nextInt(3) == 0, random));
        }
        return questions;
    }

    private static Question of(World.Target target, String near, List<String> avoided, boolean avoidsAnOrganisation, Random random) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from", Questions.tonight().plusDays(1 + (target == null ? random.nextInt(60) : random.nextInt(3))).toString());
        body.put("nights", 1 + random.nextInt(4));
        body.put("women", 1);
        body.put("region", near);
        body.put("avoidRegions", avoided);
        body.put("needs", target == null ? NEEDS.subList(0, random.nextInt(NEEDS.size())) : target.needs());
        if (target == null && random.nextBoolean()) {
            body.put("children", List.of(random.nextInt(18)));
        }
        if (random.nextInt(4) == 0) {
            body.put("languages", List.of("ar", "ti"));
        }
        if (avoidsAnOrganisation) {
            body.put("caseFile", CASE);
            body.put("avoidOrganisations", List.of((random.nextBoolean() ? Account.SHELTER : Account.OTHER_SHELTER).agency().toString()));
        }
        return new Question(target, avoided, body);
    }

    boolean avoidsAnOrganisation() {
        return body.containsKey("avoidOrganisations");
    }
}
