"""Two levels of one thing set side by side in a sentence, and the figure that says how one became the other.

由45.3%提高到48.2%，提高2.9个百分点; 2021年为86家，2022年为103家，增长19.8%; 达到103家，是2020年52家的2倍. They are one
thing because nothing stands between them but years, verbs and rates: no other name.
"""

from guibiao.audit.joints.aimed import aims, aims_at
from guibiao.audit.joints.earlier import are_of_two_times, is_prior
from guibiao.audit.joints.joining import only_joins
from guibiao.audit.joints.joint import Joint
from guibiao.audit.joints.of_claims import joints
from guibiao.audit.joints.one_breath import came_to, in_one_breath
from guibiao.audit.joints.tellers import adds, adds_yearly, tells_times
from guibiao.audit.joints.turned import turned

__all__ = [
    "Joint",
    "adds",
    "adds_yearly",
    "aims",
    "aims_at",
    "are_of_two_times",
    "came_to",
    "in_one_breath",
    "is_prior",
    "joints",
    "only_joins",
    "tells_times",
    "turned",
]
