"""How likely it is: durations drawn, ways to decisions walked, draws rolled forward and planned again."""
